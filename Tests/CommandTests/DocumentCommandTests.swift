import Foundation
import Testing

/// Papers and finance reports as a person asks for them, over small books.
@Suite struct DocumentCommandTests {
    @Test func `every document is listed with what it is of`() throws {
        let run = try TestFolder().amico("document", "list")
        for name in [
            "sow", "quote", "change-order", "cancellation-acknowledgement", "invoice", "credit-note", "hours-statement",
        ] { #expect(run.output.contains(name)) }
    }

    @Test func `a document that is none, an unknown ending and a missing file name are refused`() throws {
        let folder = try TestFolder()
        let unknown = try folder.amico("document", "poem", "SOW-2026-0001", "--out", "x.html", expecting: 1)
        #expect(unknown.errors.contains("There is no document poem."))
        #expect(try folder.amico("document", "invoice", "INV-2026-0001", expecting: 64).errors.contains("--out"))
        let ending = try folder.amico("document", "invoice", "INV-2026-0001", "--out", "x.pdf", expecting: 64)
        #expect(ending.errors.contains(".html"))
    }

    @Test func `every finance report says what it takes`() throws {
        let run = try TestFolder().amico("report", "list")
        for name in ["invoice-register", "invoice-detail", "hours", "travel", "ageing", "deferred-revenue", "renewals"] {
            #expect(run.output.contains(name))
        }
    }
}
