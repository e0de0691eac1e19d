import BackOffice
import Domain
import Foundation
import Reports
import Workbook

/// An invoice run for 250 customers with 20,000 billable facts, through the gate and into the journal, beside the same billing
/// written as set-based SQL over SQLite by Python's sqlite3, as durable; then the workbook of the invoices beside XlsxWriter.
enum BillingBench {
    private static let rounds = 5
    private static let facts = BillingBooks.customers * BillingBooks.factsOfEach

    static func run() async throws {
        let peer = try Peer(packages: ["XlsxWriter"])
        let folder = NSTemporaryDirectory() + "amico-bench-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let books = try await BillingBooks.make(in: folder)

        var (billing, again, previewing): ([Double], [Double], [Double]) = ([], [], [])
        var outcome = Outcome()
        for round in 0..<rounds {
            let directory = DataDirectory("\(folder)/round-\(round)")
            try FileManager.default.copyItem(atPath: books.path, toPath: directory.path)
            let office = try Office.open(directory, clock: .standing(at: BillingBooks.now), waiting: 0)
            let actor = try office.actor("root")
            let run = RunInvoices(period: .month(BillingBooks.month))
            previewing.append(try timed { _ = try office.read(as: actor) { try $0.invoicePlans(for: run.period) } })
            var drafts: [RunInvoices.Draft] = []
            billing.append(try await timed { drafts = try await office.perform(run, as: actor).drafts })
            var late: [RunInvoices.Draft] = []
            again.append(try await timed { late = try await office.perform(run, as: actor).drafts })
            outcome = Outcome(drafts)
            guard outcome.facts == facts, late.isEmpty else {
                throw Peer.Failed(description: "\(outcome.facts) facts are billed, not \(facts); again: \(late.count) drafts")
            }
            if round == rounds - 1 { try await issue(drafts, office, actor) }
            try office.close()
        }
        let words = try peer.run(BillingPeer.run, [folder, String(rounds)]).split(separator: " ").map(String.init)
        guard words.count == 5, let theirs = Double(words[0]), words.dropFirst().map({ Int($0) }) == outcome.figures else {
            throw Peer.Failed(description: "bills differ: amico \(outcome.figures), SQL \(words)")
        }
        print(
            "billing: \(BillingBooks.customers) customers, \(outcome.facts.grouped) facts on \(outcome.lines.grouped) lines of "
                + "\(outcome.invoices.grouped) drafts, \(Money(minor: outcome.net, .usd)), median of \(rounds)")
        print("  amico, run with its journal   \(median(billing).short) s")
        print("  amico, preview                \(median(previewing).short) s")
        print("  amico, the same run again     \(median(again).short) s")
        print("  set-based SQL, sqlite3        \(theirs.short) s")
        print("  ratio                         \((median(billing) / theirs).short)")
        try workbook(DataDirectory("\(folder)/round-\(rounds - 1)"), folder, peer)
    }

    private static func issue(_ drafts: [RunInvoices.Draft], _ office: Office, _ actor: Actor) async throws {
        let spent = try await timed {
            for draft in drafts { _ = try await office.perform(IssueInvoice(invoice: draft.invoice), as: actor) }
        }
        print("billing: \(drafts.count) drafts issued, \((spent / Double(max(1, drafts.count)) * 1_000).short) ms each")
    }

    /// The invoice detail: every line, every fact.
    private static func workbook(_ directory: DataDirectory, _ folder: String, _ peer: Peer) throws {
        let office = try Office.openForReading(directory, clock: .standing(at: BillingBooks.now))
        let actor = try office.actor("root")
        let report = try ReportCatalogue.report("invoice-detail")
        let request = ReportRequest(period: .month(BillingBooks.month.next))
        var (mine, other): ([Double], [Double]) = ([], [])
        for _ in 0..<rounds {
            mine.append(
                try timed {
                    try office.read(as: actor) { try report.workbook(request, from: $0) }.write(to: folder + "/amico.xlsx")
                })
            let seconds = try peer.run(BillingPeer.workbook, [folder + "/peer.sqlite", folder + "/peer.xlsx"])
            guard let seconds = Double(seconds) else { throw Peer.Failed(description: "the peer did not say how long it took") }
            other.append(seconds)
        }
        try office.close()
        print("billing: its workbook, every line and fact, read from the books and written, median of \(rounds)")
        print("  amico, invoice-detail         \(median(mine).short) s")
        print("  sqlite3 and XlsxWriter        \(median(other).short) s")
        print("  ratio                         \((median(mine) / median(other)).short)")
    }

    private struct Outcome {
        var invoices = 0
        var lines = 0
        var facts = 0
        var net = 0

        init() {}

        init(_ drafts: [RunInvoices.Draft]) {
            invoices = drafts.count
            for draft in drafts {
                lines += draft.lines
                facts += draft.facts
                net += draft.net.minor
            }
        }

        var figures: [Int?] { [invoices, lines, facts, net] }
    }
}

private func timed(_ work: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await work()
    let spent = ContinuousClock.now - start
    return Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
}
