import Domain
import Foundation
import HTTPTypes
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// What queries of the API tell, and to whom: figures worked by hand, costs and names kept back, secrets never told.
@Suite struct APIAnswerTests {
    private struct Asked {
        let server: TestServer
        let bearer: String

        init(_ server: TestServer, as name: String) async throws {
            self.server = server
            bearer = try await server.token(of: name)
        }

        func got(_ path: String) async throws -> TestVisitor.Got {
            try await server.visitor(nil).get("/api/v1/\(path)", headers: [("Authorization", "Bearer \(bearer)")])
        }

        func text(_ path: String, _ location: SourceLocation = #_sourceLocation) async throws -> String {
            let answer = try await got(path)
            #expect(answer.status == 200, "\(path): \(answer.text)", sourceLocation: location)
            return answer.text
        }
    }

    /// 4.6: 120 h for 2026 at 210.00, 43 h 30 min used by 28 September, 730 min of it in the last 90 days with 94 to come:
    /// floor(730 x 94 / 90) = 762 min more, so 3,828 min are lost, worth 13,398.00.
    @Test func `hours are told with what will be lost, and its worth to those who read billing`() async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        let work = try await TestContracts.fill("LAKE", in: server.office).work
        let told = """
            {"balance":4590,"bought":7200,"closed":false,"expired":0,"first":"2026-01-01","last":"2026-12-31",\
            "lost":"13398.00","lostMinutes":3828,"on":"2026-09-28","overBudget":0,"statementOfWork":"\(work)","used":2610,"willUse":762}
            """
        #expect(try await Asked(server, as: "contact-lake").text("work/\(work)/hours") == told)
        let without = told.replacing(#""lost":"13398.00","#, with: "")
        #expect(try await Asked(server, as: "operations").text("work/\(work)/hours") == without)
        #expect(try await Asked(server, as: "csr-cedar").got("work/\(work)/hours").status == 404)
    }

    @Test func `every row of a year's hours is told with the balance after it`() async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        let work = try await TestContracts.fill("LAKE", in: server.office).work
        let bytes = try await Asked(server, as: "operations").got("work/\(work)/hours/statement").bytes
        struct Row: Decodable, Equatable {
            let kind: String
            let on: String
            let accounted: Int
            let balance: Int
        }
        #expect(
            try JSONDecoder().decode([Row].self, from: bytes) == [
                Row(kind: "deposit", on: "2026-01-01", accounted: 7_200, balance: 7_200),
                Row(kind: "consume", on: "2026-03-02", accounted: -1_000, balance: 6_200),
                Row(kind: "consume", on: "2026-06-30", accounted: -880, balance: 5_320),
                Row(kind: "consume", on: "2026-09-01", accounted: -730, balance: 4_590),
            ])
    }

    /// 6.2: L = 31 December; L - 90 = 2 October; the invoice is planned for L - 60 = 1 November.
    @Test func `the last day for notice comes with both candidates`() async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        let work = try await TestContracts.fill("LAKE", in: server.office).work
        let told = try await Asked(server, as: "auditor").text("work/\(work)/notice-deadline")
        #expect(told.contains(#""byInvoice":"2026-10-31","byNotice":"2026-10-02","lastDay":"2026-10-02""#))
        #expect(
            try await Asked(server, as: "auditor").text("what-if/notice-deadline?last-day=2026-12-31&invoice-on=2026-09-02")
                == #"{"byInvoice":"2026-09-01","byNotice":"2026-10-02","lastDay":"2026-09-01"}"#)
    }

    /// Friday 16:00 to 17:00, Labor Day, Tuesday 5:00 to 9:00: five hours of support time.
    @Test func `calendars reckon without the books`() async throws {
        let asked = try await Asked(try await TestServer.start(), as: "csr-lake")
        let span = "from=2026-09-04T16:00:00-07:00&to=2026-09-08T09:00:00-07:00"
        #expect(try await asked.text("calendars/support/working-time?\(span)") == #"{"seconds":18000}"#)
        #expect(
            try await asked.text("calendars/support/after?from=2026-09-04T16:00:00-07:00&minutes=300")
                == #"{"at":"2026-09-08T09:00:00-07:00"}"#)
        #expect(try await asked.got("calendars/lunar/working-time?\(span)").status == 422)
        #expect(
            try await asked.got("calendars/support/working-time?from=0001-01-01T00:00:00Z&to=9999-01-01T00:00:00Z").status == 400)
    }

    @Test func `fees are for those who read billing, and names of the provider for its own people`() async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        let records = try await TestRecords.fill(server.office)
        let change = try #require(records["change"])
        let (contact, representative) = (try await Asked(server, as: "contact-lake"), try await Asked(server, as: "csr-lake"))
        #expect(try await contact.text("customers/LAKE/agreements").contains(#""yearlyFee":"48000.00""#))
        #expect(try await !representative.text("customers/LAKE/agreements").contains("48000"))
        #expect(try await representative.text("changes/\(change)").contains(#""requestedBy":"the provider""#))
        #expect(
            try await Asked(server, as: "operations").text("changes/\(change)").contains(
                #""requestedBy":"\#(TestRecords.insider)""#))
        #expect(try await representative.got("expenses").status == 403)
        for inside in ["board-rules", "escalation-ladder", "agenda", "mail-address"] {
            #expect(try await contact.got(inside).status == 404, "\(inside)")
        }
        for list in ["webhooks", "received-mails", "checks", "alarm-recipients", "escalations", "canned-replies", "meetings"] {
            #expect(try await contact.text(list) == #"{"items":[]}"#, "\(list)")
        }
    }

    @Test func `no answer holds what opens anything`() async throws {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        let digest = String(repeating: "5a", count: 32)
        try await server.office.perform(
            AddWebhook(target: "https://hooks.example/amico", kinds: ["OpenRequest"], secretDigest: digest), as: root)
        let asked = try await Asked(server, as: "root")
        let secrets = [digest, asked.bearer, Secret(asked.bearer).digest]
        for query in ["webhooks", "tokens", "actors", "actors/root/grants", "journal?limit=1000", "sign-ins"] {
            let text = try await asked.text(query)
            for secret in secrets { #expect(!text.contains(secret), "\(query)") }
        }
        let journal = try await asked.text("journal?action=IssueToken")
        #expect(journal.contains(#"\"digest\":\"left out\""#) && journal.contains(#"\"name\":\"test\""#))
        #expect(try await Asked(server, as: "operations").got("journal").status == 403)
    }

    @Test func `a report comes as its tables, as its list, as a workbook`() async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        _ = try await TestRecords.fill(server.office)
        let asked = try await Asked(server, as: "auditor")
        let tables = try await asked.text("reports/backlog")
        #expect(tables.contains(#""columns":["#) && tables.contains("SR-000001"))
        let list = try await asked.got("reports/backlog?format=csv")
        #expect(list.headers.first(name: "Content-Type")?.hasPrefix("text/csv") == true && list.text.contains("SR-000001"))
        #expect(try await asked.got("reports/backlog?format=xlsx").words().contains("SR-000001"))
        #expect(try await asked.got("reports/backlog?format=pdf").status == 422)
        #expect(try await asked.got("reports/horoscope").status == 404)
        // Of the provider's own desk a utility's people have none; of money none without the right.
        #expect(try await Asked(server, as: "contact-lake").got("reports/backlog").status == 404)
        #expect(try await Asked(server, as: "csr-lake").got("reports/ageing").status == 404)
        #expect(try await Asked(server, as: "csr-lake").text("reports").contains("ageing") == false)
    }
}
