import BackOffice
import Domain
import Foundation
import Workbook

/// A form for every action there is, made of what the action says of itself: what has no page of its own can be done all the same.
enum ActionPages {
    static let routes: [Route] =
        [
            .get("/actions", .permission(.readBooks), "Everything that can be done, by name") { visit in
                .page(try index(visit))
            }
        ] + ActionCatalogue.all.filter { $0.name != OpenBooks.name }.flatMap { form($0).routes }

    private static func index(_ visit: Visit) throws -> Page {
        let rows = ActionCatalogue.all.filter { visit.actor.permissions.contains($0.permission) && $0.name != OpenBooks.name }
            .map { type in
                (type.name.spaced, Shown("Open the form", href: "/actions/\(type.name)", sub: "takes: \(type.permission.words)"))
            }
        return Page(
            "Everything you may do", lead: "\(rows.count.counted("action")); most have a page of their own.", [Facts(rows)])
    }

    private static func form(_ type: any Action.Type) -> FormRoute {
        FormRoute(
            "/actions/\(type.name)", .permission(type.permission), type.name.spaced, deed: type.name.spaced, action: type.name,
            fields: { _ in try fields(of: type) }
        ) { visit, _ in
            let description = try ActionCatalogue.description(of: type)
            let action = try ActionCatalogue.read(type.name, fields: try json(visit.form, description))
            let outcome = try await visit.house.office.performNamed(action, as: visit.actor, Circumstances(origin: visit.origin))
            let back = visit.query["back"].flatMap { $0.hasPrefix("/") && !$0.hasPrefix("//") ? $0 : nil } ?? "/actions"
            return .redirect(back, said: "\(type.name.spaced): done. \(outcome == "{}" ? "" : outcome.prefix(300))")
        }
    }

    private static func fields(of type: any Action.Type) throws -> [Field] {
        let description = try ActionCatalogue.description(of: type)
        return description.fields.map { field in
            let choices = description.choices(of: field)
            let example = field.example.hasPrefix("\"") ? String(field.example.dropFirst().dropLast()) : field.example
            let kind: Field.Kind =
                switch field.type {
                case "text" where !choices.isEmpty: .choice((field.optional ? [("", "")] : []) + choices.map { ($0, $0) })
                case "text" where Day(example) != nil: .day
                case "text" where ["text", "note", "reason", "description", "minutes"].contains(field.name): .area(lines: 3)
                case "text": .text
                case "a number": .number
                case "true or false": .check
                default: .area(lines: 4)
                }
            if let amount = amount(field) {
                return Field(
                    field.name, field.name.spaced, optional: field.optional, hint: "An amount and its currency, such as \(amount)"
                )
            }
            let isJSON = field.type == "a list" || field.type == "an object"
            return Field(
                field.name, field.name.spaced, kind, optional: field.optional || field.type == "true or false",
                hint: isJSON ? "As JSON, such as \(field.example.prefix(300))" : "Such as \(example.prefix(120))")
        }
    }

    /// The example of a field that is an amount of money, as one is written; nil for any other.
    private static func amount(_ field: ActionDescription.Field) -> String? {
        guard field.type == "an object" else { return nil }
        return (try? JSONDecoder().decode(Money.self, from: Data(field.example.utf8))).map { Cell.money($0).words }
    }

    /// What was typed as the JSON of the fields; what was left empty is left out.
    private static func json(_ form: Query, _ description: ActionDescription) throws -> [UInt8] {
        var members: [String] = []
        for field in description.fields {
            let typed = form[field.name]
            if amount(field) != nil {
                guard let typed else { continue }
                let parts = typed.split(separator: " ")
                guard parts.count == 2, let currency = Currency(String(parts[1])),
                    let money = Money(typed: parts[0], currency)
                else { throw FormProblem(field.name, "This is an amount and its currency, such as 48,000.00 USD.") }
                members.append("\"\(field.name)\":{\"currency\":\"\(money.currency)\",\"minor\":\(money.minor)}")
                continue
            }
            switch field.type {
            case "true or false":
                if typed != nil || !field.optional { members.append("\"\(field.name)\":\(typed != nil)") }
            case "text":
                guard let typed else { continue }
                let text = String(decoding: try JSONEncoder().encode(typed.replacing("\r\n", with: "\n")), as: UTF8.self)
                members.append("\"\(field.name)\":\(text)")
            default:
                guard let typed else { continue }
                members.append("\"\(field.name)\":\(typed)")
            }
        }
        return Array("{\(members.joined(separator: ","))}".utf8)
    }
}

extension String {
    /// `RecordOutage` as people say it: "Record outage".
    var spaced: String {
        let words = reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : String($1) }
        return words.trimmingCharacters(in: .whitespaces).capitalizedFirst
    }
}
