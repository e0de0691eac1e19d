import Domain
import Foundation
import HTTPTypes
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// Following `next` visits every row of a list exactly once, however long its pages are.
@Suite struct APIPagesTests {
    private struct Walker {
        let visitor: TestVisitor
        let bearer: String

        struct Page {
            /// Each row as its own JSON, keys sorted.
            let rows: [String]
            let next: String?
        }

        func page(_ path: String, _ query: Query) async throws -> Page {
            let got = try await visitor.get(query.address(path), headers: [("Authorization", "Bearer \(bearer)")])
            #expect(got.status == 200, "\(query.address(path)): \(got.text)")
            let answer = try #require(try JSONSerialization.jsonObject(with: got.bytes) as? [String: Any])
            let rows = try #require(answer["items"] as? [Any]).map { row in
                String(
                    decoding: try JSONSerialization.data(withJSONObject: row, options: [.sortedKeys, .fragmentsAllowed]),
                    as: UTF8.self)
            }
            return Page(rows: rows, next: answer["next"] as? String)
        }

        /// From the first page to the last; gives up after more pages than there can be rows.
        func walk(_ path: String, _ fields: [(String, String)], by limit: Int, atMost pages: Int) async throws -> [String] {
            var (rows, after): ([String], String?) = ([], nil)
            for _ in 0...pages {
                let query = Query(fields.map { (name: $0.0, value: $0.1) }).with([("limit", "\(limit)"), ("after", after)])
                let page = try await page(path, query)
                #expect(page.rows.count <= limit)
                rows += page.rows
                guard let next = page.next else { return rows }
                after = next
            }
            Issue.record("\(path) does not end")
            return rows
        }
    }

    private func walker(_ server: TestServer, _ name: String = "root") async throws -> Walker {
        Walker(visitor: try await server.visitor(nil), bearer: try await server.token(of: name))
    }

    @Test(arguments: [("root", 6), ("contact-lake", 1)])
    func `every list is walked row by row as it stands whole`(name: String, least: Int) async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        let records = try await TestRecords.fill(server.office)
        let walker = try await walker(server, name)
        let permissions = try server.office.actor(name).permissions
        var long: [String] = []
        let lists = RouteTable.all(server.house).filter { $0.isOfAPI && $0.parameters.contains { $0.name == "after" } }
        for route in lists where permissions.contains(where: { route.access == .permission($0) }) {
            let path = TestObjects.path(route.path, records)
            // What must be named beside the path is named as the description's example.
            let needed = route.parameters.filter(\.isNeeded).map { ($0.name, $0.example) }
            let whole = try await walker.walk(path, needed, by: 1_000, atMost: 1)
            #expect(Set(whole).count == whole.count, "\(route.path) tells a row twice")
            for limit in [1, 2] {
                let walked = try await walker.walk(path, needed, by: limit, atMost: whole.count)
                #expect(walked == whole, "\(route.path) by \(limit)")
            }
            if whole.count > 1 { long.append(route.path) }
        }
        #expect(lists.count > 30)
        #expect(long.count >= least, "\(long)")
    }

    @Test func `requests are reached behind the first thousand`() async throws {
        let server = try await TestServer.start()
        try await Self.open(1_000, in: server.office)
        let walker = try await walker(server)
        let rows = try await walker.walk("/api/v1/requests", [], by: 400, atMost: 4)
        #expect(rows.count == 1_002 && Set(rows).count == 1_002)
    }

    @Test func `requests are walked in every order, each utility's by its own people`() async throws {
        let server = try await TestServer.start()
        try await Self.open(60, in: server.office)
        let walker = try await walker(server)
        let all = Set(try await walker.walk("/api/v1/requests", [], by: 1_000, atMost: 1))
        #expect(all.count == 62)
        for order in RequestPageQuery.Order.allCases {
            for limit in [7, 61] {
                let rows = try await walker.walk("/api/v1/requests", [("order", order.rawValue)], by: limit, atMost: 10)
                #expect(rows.count == 62 && Set(rows) == all, "\(order) by \(limit)")
            }
        }
        #expect(try await walker.walk("/api/v1/requests", [("customer", "LAKE")], by: 5, atMost: 10).count == 31)
        let theirs = try await self.walker(server, "contact-cedar")
        #expect(try await theirs.walk("/api/v1/requests", [("order", "newest")], by: 4, atMost: 10).count == 31)
    }

    /// Beside the two of the books, of three severities, of both utilities by turns.
    private static func open(_ count: Int, in office: Office) async throws {
        let root = try office.actor("root")
        for number in 0..<count {
            let severity: Severity = [.major, .limited, .question][number % 3]
            try await office.perform(
                OpenRequest(
                    customer: CustomerCode(named: number.isMultiple(of: 2) ? "CEDAR" : "LAKE"), title: "Request \(number)",
                    text: "Nothing since three", channel: .phone, severity: severity), as: root)
        }
    }

    @Test func `a page after a row that is not there says so`() async throws {
        let server = try await TestServer.start()
        let walker = try await walker(server, "contact-cedar")
        let bearer = [("Authorization", "Bearer \(walker.bearer)")]
        let got = try await walker.visitor.get("/api/v1/articles?after=KB-999999", headers: bearer)
        #expect(got.status == 400 && got.text.contains("Begin again"))
        #expect(got.headers.first(name: "Content-Type")?.contains("problem+json") == true)
        // Another utility's row is none.
        #expect(try await walker.visitor.get("/api/v1/requests?after=SR-000002", headers: bearer).status == 404)
        #expect(try await walker.visitor.get("/api/v1/requests?after=nonsense+%21", headers: bearer).status == 400)
    }

    @Test func `a page of people after a row that is gone begins again and says so`() async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        let visitor = try await server.visitor("auditor")
        for (place, row) in [("/customers", "GONE"), ("/work", "SOW-1999-0001"), ("/exclusions", "EXC-999999")] {
            let page = try await visitor.get("\(place)?after=\(row)")
            #expect(page.status == 200 && page.text.contains("\(row), is not in the list any more"), "\(place)")
            #expect(!page.text.contains(">First page<"), "\(place)")
        }
        // Where it is, the page goes on after it without a word.
        let next = try await visitor.get("/customers?after=CEDAR").text
        #expect(!next.contains("not in the list any more") && !next.contains("href=\"/customers/CEDAR\">CEDAR"))
        #expect(next.contains("href=\"/customers/LAKE\">LAKE") && next.contains(">First page<"))
    }

    @Test func `a severity is what a policy may have, in description, filter and refusal`() async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        let walker = try await walker(server)
        let bearer = [("Authorization", "Bearer \(walker.bearer)")]
        let description = try await walker.visitor.get("/api/v1/openapi.json", headers: bearer).text
        #expect(description.contains("1 to 9; the service levels say which there are") && !description.contains("1 to 4"))
        #expect(try await walker.visitor.get("/api/v1/requests?severity=9", headers: bearer).status == 200)
        for number in ["0", "10", "two"] {
            let got = try await walker.visitor.get("/api/v1/requests?severity=\(number)", headers: bearer)
            #expect([400, 422].contains(got.status) && got.text.contains("is 1 to 9"), "\(number)")
        }
        let opened = "opened=2026-09-18T15:00:00-07:00"
        let owed = try await walker.visitor.get("/api/v1/service-levels/owed?severity=5&\(opened)", headers: bearer)
        #expect(owed.status == 422 && owed.text.contains("Choose one of 1, 2, 3, 4"))
    }

    @Test func `a severity the policy in force has besides the usual four can be chosen, kept and found`() async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        let root = try server.office.actor("root")
        let fifth = ServiceLevelPolicy.Level(
            severity: try #require(Severity(5)), meaning: "A wish for some day.", firstResponse: .businessDays(10),
            nextUpdate: nil, resolution: nil)
        let today = Zone.pacific.day(of: server.office.clock.now)
        try await server.office.perform(
            SetServiceLevelPolicy(from: today, levels: ServiceLevelPolicy.standard.levels + [fifth]), as: root)
        let analyst = try await server.visitor("supportAnalyst")
        #expect(try await analyst.get("/requests/new").text.contains("5: A wish for some day<"))
        let sent = try await analyst.post(
            "/requests/new",
            [("customer", "CEDAR"), ("channel", "phone"), ("severity", "5"), ("title", "A darker map"), ("text", "At night")])
        #expect(sent.status == 303)
        let list = try await analyst.get("/requests?severity=5").text
        #expect(list.contains("A darker map") && list.contains("<option value=\"5\""))
        let refused = try await analyst.post(
            "/requests/new",
            [("customer", "CEDAR"), ("channel", "phone"), ("severity", "12"), ("title", "Kept words"), ("text", "At night")])
        #expect(refused.status == 422 && refused.text.contains("1 to 9") && refused.text.contains("Kept words"))
    }

    @Test func `what has no pages tells that there is more`() async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        _ = try await TestRecords.fill(server.office)
        let walker = try await walker(server)
        let bearer = [("Authorization", "Bearer \(walker.bearer)")]
        for (path, more) in [("endpoints?limit=2", true), ("endpoints?limit=3", false), ("search?q=no&limit=1", true)] {
            let got = try await walker.visitor.get("/api/v1/\(path)", headers: bearer)
            #expect(got.text.hasSuffix(#""more":\#(more)}"#), "\(path): \(got.text)")
        }
        #expect(try await walker.visitor.get("/api/v1/endpoints?limit=1001", headers: bearer).status == 400)
        let serials = try await walker.walk("/api/v1/utilities/LAKE/endpoints", [], by: 1, atMost: 5)
        #expect(serials.count == 3)
    }
}
