import Foundation
import Testing

/// Checklists by commands alone, in 2024, so that no clock of a machine matters.
@Suite struct ChecklistCommandTests {
    @Test func `a sheet is filled in, signed in time, and the next one is missed`() throws {
        let books = try SmallBooks()
        let who = ["--customer", "RIVERBEND", "--system", "headend"]
        func run(_ words: [String], at: String, expecting status: Int32 = 0) throws -> CommandLineRun {
            let all = ["checklist"] + words + ["--at", at, "--data", "books", "--as", "ann"]
            let run = try CommandLineRun.amico(all, in: books.folder.url)
            #expect(run.status == status, "amico \(all.joined(separator: " "))\n\(run.output)\(run.errors)")
            return run
        }
        _ = try run(["set"] + who + ["--from", "2024-09-01"], at: "2024-08-30T16:00:00Z")
        _ = try run(
            ["record"] + who + ["--rest-good", "--fault", "jobs=Export ended late", "--action", "jobs=Started again"],
            at: "2024-09-02T00:00:00Z")
        let signed = try run(["sign"] + who + ["--initials", "HN", "--json"], at: "2024-09-02T06:59:00Z").json()
        #expect(signed["counted"] == true && signed["dueAt"] == "2024-09-02T07:00:00Z")
        let due = try run(["due", "--json"], at: "2024-09-03T16:00:00Z").json()
        #expect(due[0]["day"] == "2024-09-02" && due[0]["standing"] == "missed")
        #expect(due[1]["day"] == "2024-09-03" && due[1]["standing"] == "to be signed today")
        let figure = try run(
            ["completeness", "--customer", "RIVERBEND", "--period", "2024-09", "--json"], at: "2024-09-03T16:00:00Z"
        ).json()
        #expect(figure["value"] == "50.00" && figure["missed"] == 1)
        let again = try run(
            ["sign"] + who + ["--on", "2024-09-01", "--initials", "HN"], at: "2024-09-02T06:59:30Z", expecting: 1)
        #expect(again.errors.contains("HN signed this sheet"))
    }
}
