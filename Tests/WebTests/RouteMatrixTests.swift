import Domain
import Foundation
import HTTPTypes
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// Who gets what: every route crossed with every role, with what is theirs, another's and nobody's. What is expected stands in
/// `Expected/routes.txt`, kept by hand: a route without a row fails, and so does a row without a route.
@Suite struct RouteMatrixTests {
    /// How a row names those who may have a route; `*` is everyone signed in, `open` anybody.
    private static let letters: [String: Role] = [
        "AM": .accountManager, "SA": .supportAnalyst, "SM": .supportManager, "FI": .finance, "CA": .changeBoardAdministrator,
        "CM": .changeBoardMember, "OP": .operations, "AO": .amiOperator, "AD": .administrator, "AU": .auditor,
        "CC": .customerContact, "CR": .customerServiceRepresentative,
    ]

    private enum Circle: Equatable {
        case open
        case everyone
        case roles(Set<Role>)
    }

    private static func expected() throws -> [String: Circle] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Expected/routes.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return try lines.reduce(into: [:]) { rows, line in
            let parts = line.components(separatedBy: " : ")
            let (route, who) = (try #require(parts.first), try #require(parts.last))
            #expect(rows[route] == nil, "\(route) stands twice")
            rows[route] =
                switch who {
                case "open": .open
                case "*": .everyone
                default: .roles(Set(try who.split(separator: " ").map { try #require(letters[String($0)], "\(line)") }))
                }
        }
    }

    /// An action's form, what the form sends and the call of the API are one row. The style and the script have names that tell
    /// their contents.
    private static func name(_ route: Route) -> String {
        for start in ["/actions/", "/api/v1/actions/"] where route.path.hasPrefix(start) {
            return "action \(route.path.dropFirst(start.count))"
        }
        return route.path.hasPrefix("/assets/") ? "GET /assets/\(route.path.hasSuffix("css") ? "style" : "script")" : route.name
    }

    @Test func `every route has a row, and every row a route`() async throws {
        let server = try await TestServer.start()
        let routes = RouteTable.all(server.house)
        let names = routes.map(Self.name)
        #expect(Set(routes.map(\.name)).count == routes.count, "a route stands twice")
        let rows = Set(try Self.expected().keys)
        let missing = Set(names).subtracting(rows)
        #expect(missing.isEmpty, "without a row: \(missing.sorted().joined(separator: "\n"))")
        #expect(rows.subtracting(names).isEmpty, "without a route: \(rows.subtracting(names).sorted())")
    }

    /// Names of people in the test's books, each of one role.
    private static let people: [(name: String, role: Role)] =
        TestPeople.provider.map { ($0 == .administrator ? "root" : $0.rawValue, $0) }
        + [("contact-lake", .customerContact), ("csr-lake", .customerServiceRepresentative)]

    @Test(arguments: RouteMatrixTests.people.map(\.name))
    func `a role gets what its row says, and nothing else`(name: String) async throws {
        let server = try await TestServer.start()
        let role = try #require(Self.people.first { $0.name == name }?.role)
        let visitor = try await server.visitor(name)
        let bearer = try await server.token(of: name)
        let expected = try Self.expected()
        for route in RouteTable.all(server.house) where route.path != "/sign-out" {
            let isPermitted: Bool =
                switch expected[Self.name(route)] {
                case .open, .everyone: true
                case .roles(let roles): roles.contains(role)
                case nil: false
                }
            let path = TestObjects.path(route.path, TestObjects.missing)
            let answer = try await visitor.call(route, path, bearer: bearer)
            #expect(answer.status < 500 || answer.status == 507, "\(name) \(route.name): \(answer.status)")
            #expect((answer.status != 403) == isPermitted, "\(name) \(route.name): \(answer.status)")
        }
    }

    @Test func `nobody gets more than the open routes without signing in`() async throws {
        let server = try await TestServer.start()
        let nobody = try await server.visitor(nil)
        let expected = try Self.expected()
        for route in RouteTable.all(server.house) where expected[Self.name(route)] != .open {
            let answer = try await nobody.call(route, TestObjects.path(route.path, TestObjects.own), bearer: nil)
            let isTurnedAway = answer.status == 401 || answer.headers.first(name: "Location")?.hasPrefix("/sign-in") == true
            #expect(isTurnedAway, "\(route.name): \(answer.status)")
            for canary in TestServer.canaries.values { #expect(!answer.text.contains(canary), "\(route.name)") }
        }
    }

    /// CEDAR's people ask for LAKE's records of every kind, by every route there is; the exports of every list hold none of LAKE's
    /// words, nor does a mail to them.
    @Test(arguments: ["contact-cedar", "csr-cedar"])
    func `nobody sees another utility's data, by any route`(name: String) async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        let records = try await TestRecords.fill(server.office)
        let (visitor, auditor) = (try await server.visitor(name), try await server.visitor("auditor"))
        let (bearer, whole) = (try await server.token(of: name), try await server.token(of: "auditor"))
        let canary = try #require(TestServer.canaries["LAKE"])
        var shown: [String] = []
        for route in RouteTable.all(server.house) where route.path != "/sign-out" {
            let path = TestObjects.path(route.path, records)
            let answer = try await visitor.call(route, path, bearer: bearer)
            #expect(try !answer.words().contains(canary), "\(name) \(route.name)")
            guard route.method == .get else { continue }
            // What shows an auditor LAKE's words by its number is not there for CEDAR.
            let seen = try await auditor.call(route, path, bearer: whole)
            guard try seen.words().contains(canary) else { continue }
            shown.append(route.name)
            if path != route.path { #expect([403, 404].contains(answer.status), "\(name) \(route.name): \(answer.status)") }
        }
        // The canaries do sing: where nobody sees them, nothing is shown by their absence.
        #expect(shown.count > 60, "\(shown)")
        for path in ["/requests?customer=LAKE", "/search?q=canary", "/requests.csv?customer=LAKE", "/api/v1/search?q=reads"] {
            let answer = try await visitor.get(path, headers: [("Authorization", "Bearer \(bearer)")])
            #expect(!answer.text.contains(canary), "\(path)")
        }
        #expect(try await visitor.get("/requests").text.contains(TestServer.canaries["CEDAR"] ?? "?"))
        let mails = try server.mails(to: "cedar.example")
        #expect(!mails.isEmpty && mails.allSatisfy { !$0.contains(canary) })
        #expect(try server.mails(to: "lake.example").contains { $0.contains(canary) })
    }

    /// LAKE's people read their own records, and not who of the provider wrote them.
    @Test(arguments: ["contact-lake", "csr-lake"])
    func `to a utility the provider's people are the provider, by any route`(name: String) async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        let records = try await TestRecords.fill(server.office)
        let (visitor, support) = (try await server.visitor(name), try await server.visitor("supportManager"))
        let (bearer, inside) = (try await server.token(of: name), try await server.token(of: "supportManager"))
        var told: [String] = []
        for route in RouteTable.all(server.house) where route.method == .get {
            let path = TestObjects.path(route.path, records) + (TestRecords.asked[route.path] ?? "")
            let words = try await visitor.call(route, path, bearer: bearer).words()
            #expect(!words.contains(TestRecords.insider), "\(name) \(route.name)")
            if try await support.call(route, path, bearer: inside).words().contains(TestRecords.insider) {
                told.append(route.name)
            }
        }
        #expect(told.count > 15, "\(told)")
        // What an insider does read of these, the utility was shown without the name.
        for route in ["/why/access-review", "/access-reviews", "/board/calendar.ics"] { #expect(told.contains("GET \(route)")) }
        let why = "/why/access-review" + (TestRecords.asked["/why/access-review"] ?? "")
        let page = try await visitor.get(why).text
        #expect(page.contains("the provider: kept<") && page.contains("contact-lake: withdrawn, left the meter shop"))
    }

    @Test func `what is not there is not found, whoever asks`() async throws {
        let server = try await TestServer.start()
        let root = try await server.visitor("root")
        let bearer = try await server.token(of: "root")
        for route in RouteTable.all(server.house)
        where route.method == .get && TestObjects.missing.keys.contains(where: { route.path.contains("{\($0)}") }) {
            let answer = try await root.call(route, TestObjects.path(route.path, TestObjects.missing), bearer: bearer)
            // 400 where the address lacks what it needs before anything is looked for.
            #expect([400, 404].contains(answer.status), "\(route.name): \(answer.status)")
        }
    }
}
