import BackOffice
import Documents
import Domain
import Foundation
import HTTPTypes
import NIOCore

/// The API's own description (OpenAPI 3.1), made of the route table, and a page to read it.
enum APIDescription {
    static let routes: [Route] = [
        .get("/api/v1/openapi.json", .open(why: "it tells what there is, not what is in it"), "The description of the API") {
            _ in
            .kept(try document.get(), type: "application/json")
        },
        .get("/api", .permission(.readBooks), "The API, to read") { _ in .page(page()) },
    ]

    /// Made when first asked for, and the same ever after.
    private static let document = Result { ByteBuffer(bytes: try describe()) }

    static func describe() throws -> Data {
        var paths: [String: [String: JSON]] = [:]
        for route in APIRoutes.all where route.isOfAPI && route.path != "/api/v1/openapi.json" {
            paths[route.path, default: [:]][route.method.rawValue.lowercased()] = try operation(route)
        }
        let document: JSON = .object([
            "openapi": "3.1.0",
            "info": .object(["title": "Amico", "version": "1", "description": "Every action and query of the house."]),
            "security": .array([.object(["token": .array([])])]),
            "components": .object([
                "securitySchemes": .object(["token": .object(["type": "http", "scheme": "bearer"])]),
                "schemas": .object(["Problem": problem]),
            ]),
            "paths": .object(paths.mapValues { .object($0) }),
        ])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(document)
    }

    private static func operation(_ route: Route) throws -> JSON {
        var parameters = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { brace in
            parameter(String(brace.dropFirst().dropLast()), in: "path", "", example: nil, needed: true)
        }
        parameters += route.parameters.map { parameter($0.name, in: "query", $0.holds, example: $0.example, needed: $0.isNeeded) }
        var members: [String: JSON] = [
            "summary": .text(route.holds), "responses": responses(route.produces),
            "operationId": .text((route.action.map { "action\($0)" } ?? route.name).filter { $0.isLetter || $0.isNumber }),
        ]
        if let name = route.action, let type = ActionCatalogue.action(named: name) {
            members["requestBody"] = try body(of: type)
            parameters.append(
                parameter(
                    "Idempotency-Key", in: "header", "The same call again is answered as the first was", example: nil,
                    needed: false))
            parameters.append(
                parameter(
                    "Amico-At", in: "header", "The instant it happened, for who may take over history",
                    example: "2026-10-08T09:00:00-07:00", needed: false))
        }
        if route.path == APIFiles.path {
            let bytes = JSON.object(["application/octet-stream": .object([:])])
            members["requestBody"] = .object(["required": .truth(true), "content": bytes])
        }
        if !parameters.isEmpty { members["parameters"] = .array(parameters) }
        return .object(members)
    }

    private static func parameter(_ name: String, in place: String, _ holds: String, example: String?, needed: Bool) -> JSON {
        var members: [String: JSON] = [
            "name": .text(name), "in": .text(place), "required": .truth(needed), "schema": .object(["type": "string"]),
        ]
        if !holds.isEmpty { members["description"] = .text(holds) }
        if let example { members["example"] = .text(example) }
        return .object(members)
    }

    /// What an action takes, as its example tells.
    private static func body(of type: any Action.Type) throws -> JSON {
        let description = try ActionCatalogue.description(of: type)
        let fields = description.fields.map { field in
            let kind: JSON =
                switch field.type {
                case "a number": .object(["type": "number"])
                case "true or false": .object(["type": "boolean"])
                case "a list": .object(["type": "array"])
                case "an object": .object(["type": "object"])
                default:
                    .object(
                        ["type": "string"].merging(
                            description.choices(of: field).isEmpty
                                ? [:] : ["enum": .array(description.choices(of: field).map { .text($0) })],
                            uniquingKeysWith: { first, _ in first }))
                }
            return (field.name, kind)
        }
        let needed = description.fields.filter { !$0.optional }.map { JSON.text($0.name) }
        let schema: JSON = .object([
            "type": "object", "additionalProperties": .truth(false), "required": .array(needed),
            "properties": .object(Dictionary(fields, uniquingKeysWith: { first, _ in first })),
        ])
        return .object([
            "required": .truth(!needed.isEmpty), "content": .object(["application/json": .object(["schema": schema])]),
        ])
    }

    private static let problem: JSON = .object([
        "type": "object",
        "properties": .object([
            "type": .object(["type": "string"]), "title": .object(["type": "string"]), "status": .object(["type": "integer"]),
            "detail": .object(["type": "string"]), "request": .object(["type": "string"]),
        ]),
    ])

    private static func responses(_ types: [String]) -> JSON {
        func refused(_ why: String) -> JSON {
            .object([
                "description": .text(why),
                "content": .object([
                    "application/problem+json": .object(["schema": .object(["$ref": "#/components/schemas/Problem"])])
                ]),
            ])
        }
        return .object([
            "200": .object([
                "description": "Done, or found",
                "content": .object(types.reduce(into: [:]) { $0[$1] = JSON.object([:]) }),
            ]),
            "400": refused("The call cannot be read"), "401": refused("No token that holds"), "403": refused("Not permitted"),
            "404": refused("Not here"), "405": refused("The address takes another method"), "413": refused("Too large"),
            "415": refused("Not JSON"), "422": refused("A rule said no"),
            "500": refused("Our fault; the log has it under the number told"),
            "507": refused("The disk is full; nothing was changed"),
        ])
    }

    private static func page() -> Page {
        let queries = APIRoutes.all.filter { $0.isOfAPI && $0.action == nil }.map { route in
            (route.name, Shown(route.holds, sub: route.parameters.map(\.name).joined(separator: ", ")))
        }
        let actions = APIRoutes.all.compactMap { route in
            route.action.map { (route.name, Shown($0.spaced, href: "/actions/\($0)", sub: access(of: route))) }
        }
        return Page(
            "API", lead: "Calls carry a token of your account. The description is at /api/v1/openapi.json.",
            deeds: [Button("Make a token", href: "/account/tokens/new")],
            [
                Panel("How to call", [Prose(example)]), Panel("Queries", [Facts(queries)]), Panel("Actions", [Facts(actions)]),
            ])
    }

    private static func access(of route: Route) -> String {
        if case .permission(let permission) = route.access { "takes: \(permission.words)" } else { "" }
    }

    private static let example = """
        curl -H "Authorization: Bearer amico_..." https://amico.provider.example/api/v1/requests?severity=1

        A refusal is problem+json (RFC 9457) with a sentence in "detail" that says what to do next. A call with an Idempotency-Key is \
        done once, however often it is sent.
        """
}

/// JSON as a value, to write.
enum JSON: Encodable, ExpressibleByStringLiteral {
    case text(String)
    case truth(Bool)
    case array([JSON])
    case object([String: JSON])

    init(stringLiteral value: String) { self = .text(value) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .truth(let truth): try container.encode(truth)
        case .array(let items): try container.encode(items)
        case .object(let members): try container.encode(members)
        }
    }
}
