import Domain
import Foundation
import Testing

@testable import BackOffice
@testable import Web

/// The screen is the export (14.3).
@Suite struct ListExportTests {
    /// What only says how a figure is meant.
    private static let explanations = ["would be", "no tax is set"]

    /// Every list over books with a record of each kind: what stands in the quiet line of a cell is in the export too. Times may be
    /// written another way there.
    @Test func `what a cell of a list says beneath its first line is in the export`() async throws {
        let (auditor, lists) = try await lists()
        var seen = 0
        for path in lists {
            let page = try await auditor.get(path)
            guard page.status == 200, let list = page.text.components(separatedBy: "<table class=\"list").last else { continue }
            let export = plain(try await auditor.get("\(path).csv").text)
            for line in list.matches(of: /<span class="sub">([^<]*)</).map({ String($0.1) }) {
                if line.contains(/\d\d:\d\d/) || Self.explanations.contains(line) { continue }
                seen += 1
                // The quiet line may have a word before it, and ends where it grows long.
                let words = plain(line).split(separator: " ").dropFirst(line.hasPrefix("for ") ? 1 : 0).prefix(20).joined(
                    separator: " ")
                #expect(export.contains(words), "\(path): \(line)")
            }
        }
        #expect(seen > 20)
    }

    /// Who may look at every list, over books with a record of each kind, and where the lists are.
    private func lists() async throws -> (auditor: TestVisitor, paths: [String]) {
        let server = try await TestServer.start(at: TestRecords.stands)
        _ = try await TestRecords.fill(server.office)
        let exports = RouteTable.all(server.house).map(\.path).filter { $0.hasSuffix(".csv") && !$0.contains("{") }
        return (try await server.visitor("auditor"), exports.map { String($0.dropLast(4)) })
    }

    private func plain(_ text: String) -> String {
        text.replacing("&quot;", with: "\"").replacing("&amp;", with: "&").replacing("&#39;", with: "'").replacing(
            "\u{2026}", with: ""
        )
        .replacing("\"\"", with: "\"")
    }

    @Test(arguments: [
        ("/administration/journal", "Number,Recorded,By,On behalf of,What,Given,From", "AssignRequest"),
        ("/changes", "Number,What,Systems,Type,State,Agenda,Planned,Planned end,Stands against it", "LAKE headend"),
        ("/exclusions", "Number,State,Utility,Why,Reaches,From,To,Requested by,Decided by", "W3"),
        ("/backups", "Copy,Utility,System,Schedule,Holds,Taken,Medium,Kept,By,Next", "on site"),
        ("/metering/deliveries", "Service day,Utility,File,To,Due,Last part,Verdict,Left out by", ""),
        ("/visits", "Visit,Who,Of,Where,With,Why,Came,Left,Inside for", ""),
        ("/alarms", "Alarm,Severity,Where,What,Read,Opened,Standing,Seen by,Followed in", ""),
    ])
    func `a fact beneath another has a column of its own, right beside`(path: String, heads: String, holds: String) async throws {
        let server = try await TestServer.start(at: TestRecords.stands)
        _ = try await TestRecords.fill(server.office)
        let export = try await server.visitor("auditor").get(path + ".csv").text
        let columns = export.split(separator: "\r\n").first.map(String.init)
        #expect(columns == heads)
        if !holds.isEmpty { #expect(export.contains(holds), "\(export)") }
    }

    /// By each filter of each list that offers choices, as its page has them.
    @Test func `a filter takes what it offers, and refuses any other word with what it takes`() async throws {
        let (auditor, lists) = try await lists()
        var seen = 0
        for path in lists {
            let page = try await auditor.get(path).text
            guard let bar = page.firstMatch(of: /<form class="filters".*?<\/form>/.dotMatchesNewlines())?.0 else { continue }
            for select in bar.matches(of: /<select name="(\w+)">(.*?)<\/select>/.dotMatchesNewlines()) {
                seen += 1
                let name = String(select.1)
                for address in ["\(path)?\(name)=bogus", "\(path).csv?\(name)=bogus"] {
                    let answer = try await auditor.get(address)
                    if ["customer", "utility"].contains(name) {
                        let nobody = try await auditor.get(address.replacing("bogus", with: "NOWHERE"))
                        #expect(nobody.status == 404, "\(address)")
                        continue
                    }
                    #expect(answer.status == 422 && answer.text.contains("The filter \u{201C}\(name)\u{201D} is "), "\(address)")
                }
                for option in select.2.matches(of: /value="([^"]+)"/).prefix(14) {
                    let address = "\(path)?\(name)=\(Query.encoded(String(option.1)))"
                    #expect(try await auditor.get(address).status == 200, "\(address)")
                }
            }
        }
        #expect(seen > 30, "\(seen)")
    }

    @Test(arguments: [
        "/requests?state=open", "/alarms?state=open", "/vendors?state=running", "/metering/deliveries?month=2024-01",
    ])
    func `a list may be asked for what it shows unasked, and for a month it does not offer`(address: String) async throws {
        let server = try await TestServer.start()
        #expect(try await server.visitor("auditor").get(address).status == 200)
    }

    @Test func `the words of a status are told, in the pages and in the API`() async throws {
        let server = try await TestServer.start()
        let finance = try await server.visitor("finance")
        let bearer = [("Authorization", "Bearer \(try await server.token(of: "finance"))")]
        for (address, headers) in [("/invoices?status=bogus", []), ("/api/v1/invoices?status=bogus", bearer)] {
            let answer = try await finance.get(address, headers: headers)
            #expect(answer.status == 422 && answer.text.contains("draft, issued, paid, credited or discarded"), "\(answer.text)")
        }
        #expect(try await finance.get("/invoices?overdue=maybe").text.contains("is yes; \u{201C}maybe\u{201D} is not"))
    }

    @Test func `the journal's export tells what was done to what`() async throws {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        let request = Identifier<ServiceRequest>(named: "SR-000001")
        try await server.office.perform(
            NoteOnRequest(request: request, text: "Looked at the meter of W3"), as: root, Circumstances(onBehalfOf: "hnovak"))
        let export = try await server.visitor("auditor").get("/administration/journal.csv?action=NoteOnRequest").text
        #expect(export.contains(",root,hnovak,NoteOnRequest,\"request SR-000001, text Looked at the meter of W3\","), "\(export)")
    }
}
