import Domain
import Foundation
import Glibc
import Testing

@testable import BackOffice

/// Nothing is billed twice or left out: random histories in several zones and over leap years, with invoice runs that are killed.
@Suite(.serialized) struct BillingHistoryTests {
    private static let kills = max(4, (Int(ProcessInfo.processInfo.environment["AMICO_KILLS"] ?? "") ?? 40) / 5)

    /// What was recorded and is to be billed, kept apart from the books.
    private struct Facts {
        /// Accounted minutes by month of the project's work; a row taken back is taken out.
        var minutes: [String: Int] = [:]
        var expenses: [String: Int] = [:]
    }

    @Test(arguments: [("America/Los_Angeles", 11), ("America/New_York", 12), ("America/Phoenix", 13), ("America/Anchorage", 14)])
    func `every fact is billed exactly once, lines sum to the facts, and the journal replays`(zone: String, seed: UInt64)
        async throws
    {
        var random = SplitMix(state: seed)
        let hours = try await HourBooks.make(
            zone: try #require(Zone(zone)), from: "2028-02-29", at: "2027-12-01T18:00:00Z")
        try await hours.tax(Int.random(in: 0...1_200, using: &random))
        let project = try await self.project(hours, from: "2028-01-01")
        var facts = Facts()
        var day = HourBooks.day("2028-01-02")
        while day < HourBooks.day("2029-04-10") {
            day = day + Int.random(in: 1...9, using: &random)
            try await self.step(hours, project, on: day, &facts, &random)
        }
        // What is left is billed in the end: drafts that went stale are dropped first.
        for draft in try hours.all() where draft.status == .draft {
            try await hours.books.perform(DiscardInvoice(invoice: draft.id), at: "2029-06-15T20:00:00Z")
        }
        try await hours.run("2029-05")
        #expect(try await hours.run("2029-05").isEmpty)
        try self.check(hours, project, facts)
        try self.replay(hours.books)
    }

    @Test func `a run that is killed at any point and run again bills every fact once`() async throws {
        var random = SplitMix(state: 21)
        let hours = try await HourBooks.make(at: "2025-12-01T18:00:00Z")
        let project = try await self.project(hours, from: "2026-01-01")
        var facts = Facts()
        for number in 0..<160 {
            let day = HourBooks.day("2026-01-02") + number
            let minutes = Int.random(in: 1...400, using: &random)
            try await hours.log(minutes, on: day.description, sow: project)
            facts.minutes[Month(of: day).description, default: 0] += (minutes + 14) / 15 * 15
            if number.isMultiple(of: 3) {
                facts.expenses[try await hours.perDiem(1, rate: minutes * 10, on: day.description, sow: project).text] =
                    minutes * 10
            }
        }
        let directory = hours.books.directory
        hours.books.close()
        for _ in 0..<Self.kills {
            let helper = try HelperProcess.start(.bill, directory)
            #expect(try helper.hasSpoken(), "\(helper.log)")
            usleep(UInt32.random(in: 0...30_000, using: &random))
            helper.kill()
            let office = try Office.open(directory, clock: .machine, waiting: 0)
            #expect(try office.verify(checks: []).isWhole)
            try office.close()
        }
        let office = try Office.open(directory, clock: .standing(at: try #require(Instant("2027-06-15T20:00:00Z"))), waiting: 0)
        let root = try office.actor("root")
        let period = try #require(ReportingPeriod("2027-05"))
        _ = try await office.perform(RunInvoices(period: period), as: root)
        #expect(try await office.perform(RunInvoices(period: period), as: root).drafts.isEmpty)
        let invoices = try office.read(as: root) { try $0.invoices() }
        check(invoices, project, facts)
        let path = TestBooks.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try Office.replay(from: office, into: path).differences(from: office) == [])
    }

    private func project(_ hours: HourBooks, from: String) async throws -> StatementOfWork.ID {
        let today = hours.zone.day(of: hours.books.clock.now)
        let customer = TestBooks.riverbend
        let agreement = try await hours.books.perform(
            DraftProfessionalServicesAgreement(customer: customer, from: HourBooks.day("2025-01-01"))
        ).agreement
        for (party, by) in HourBooks.signatories {
            try await hours.books.perform(
                SignProfessionalServicesAgreement(agreement: agreement, party: party, by: by, on: today))
        }
        let sow = try await hours.books.perform(
            RequestStatementOfWork(customer: customer, kind: .advancedServices, title: "Rollout")
        ).statementOfWork
        try await hours.books.perform(RecordScoping(statementOfWork: sow, completeAt: hours.books.clock.now))
        try await hours.books.perform(
            QuoteStatementOfWork(
                statementOfWork: sow, validUntil: today + 30,
                advancedServices: AdvancedServicesTerms(
                    agreement: agreement, hours: Hours(hours: 5_000), fee: Money(minor: 1_000_000, .usd),
                    rate: Money(minor: 19_333, .usd), billing: .monthly, startsOn: HourBooks.day(from),
                    endsOn: HourBooks.day("2029-12-31"))))
        try await hours.books.sign(sow, on: today.description)
        return sow
    }

    private func step(
        _ hours: HourBooks, _ project: StatementOfWork.ID, on day: Day, _ facts: inout Facts, _ random: inout SplitMix
    ) async throws {
        let at = "\(day)T23:30:00Z"
        hours.books.clock.stand(at: try #require(Instant(at)))
        let today = hours.zone.day(of: hours.books.clock.now)
        let month = Month(of: today)
        switch Int.random(in: 0..<10, using: &random) {
        case 0...3:
            // Late work too.
            let worked = max(HourBooks.day("2028-01-01"), today - Int.random(in: 0...70, using: &random))
            let minutes = Int.random(in: 1...600, using: &random)
            let entry = try await hours.log(minutes, on: worked.description, at: at, sow: project)
            if Int.random(in: 0..<4, using: &random) == 0 {
                try await hours.books.perform(ReverseHours(entry: entry.entry, reason: "wrong"))
            } else {
                facts.minutes[Month(of: worked).description, default: 0] += (minutes + 14) / 15 * 15
            }
        case 4, 5:
            let (days, rate) = (Int.random(in: 1...4, using: &random), Int.random(in: 1...9_999, using: &random))
            let id = try await hours.perDiem(days, rate: rate, on: today.description, sow: project, at: at)
            facts.expenses[id.text] = days * rate
        case 6, 7: try await hours.run(Bool.random(using: &random) ? month.previous.description : month.description)
        case 8:
            let open = try hours.all().filter { $0.status == .draft }
            guard let draft = open.randomElement(using: &random) else { return }
            if Bool.random(using: &random) {
                try await hours.books.perform(DiscardInvoice(invoice: draft.id))
            } else {
                try await hours.books.perform(IssueInvoice(invoice: draft.id, movesDeadline: true))
            }
        default:
            let issued = try hours.all().filter { $0.status.word == "issued" }
            guard let invoice = issued.randomElement(using: &random) else { return }
            try await hours.books.perform(CreditInvoice(invoice: invoice.id, reason: "wrong"))
        }
    }

    private func check(_ hours: HourBooks, _ project: StatementOfWork.ID, _ facts: Facts) throws {
        let invoices = try hours.all()
        check(invoices, project, facts)
        // The maintenance year of a 29 February: 2028-02-29 and 2029-03-01, each once.
        let fees = standing(invoices).filter { $0.item == .maintenanceFee }.map(\.from.description).sorted()
        #expect(fees == ["2028-02-29", "2029-03-01"])
        let years = standing(invoices).filter { $0.item == .maintenanceHours }.map(\.through.description).sorted()
        #expect(years == ["2029-02-28", "2030-02-28"])
        let numbers = invoices.compactMap { $0.issue?.number.text }.sorted()
        for year in Set(numbers.map { $0.prefix(8) }) {
            let series = numbers.filter { $0.hasPrefix(year) }
            #expect(series == (1...series.count).map { "\(year)-\($0.padded(4))" })
        }
    }

    /// Lines that stand: not those of discarded drafts, or of invoices credited whole.
    private func standing(_ invoices: [Invoice]) -> [InvoiceLine] {
        invoices.filter { $0.status != .discarded && $0.status.word != "credited" }.flatMap(\.lines)
    }

    private func check(_ invoices: [Invoice], _ project: StatementOfWork.ID, _ facts: Facts) {
        let lines = standing(invoices)
        let claims = lines.flatMap(\.claims).map { "\($0.kind.rawValue) \($0.id)" }
        #expect(Set(claims).count == claims.count)
        for line in lines {
            #expect(line.quantity == line.claims.reduce(0) { $0 + $1.quantity })
            #expect(line.amount == line.price.times(line.quantity, over: line.unit.divisor))
        }
        let worked = lines.filter { $0.item == .hoursWorked }
        let minutes = Dictionary(grouping: worked) { Month(of: $0.from).description }.mapValues {
            $0.reduce(0) { $0 + $1.quantity }
        }
        #expect(minutes == facts.minutes.filter { $0.value > 0 })
        let living = lines.filter { $0.item == .living }
        #expect(Set(living.flatMap(\.claims).map(\.id)) == Set(facts.expenses.keys))
        #expect(living.reduce(0) { $0 + $1.amount.minor } == facts.expenses.values.reduce(0, +))
    }

    private func replay(_ books: TestBooks) throws {
        let path = TestBooks.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try Office.replay(from: books.office, into: path).differences(from: books.office) == [])
    }
}
