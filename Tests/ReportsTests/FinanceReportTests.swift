@testable import Domain
import Foundation
import Testing

@testable import BackOffice
@testable import Reports
@testable import Workbook

/// The finance workbooks over made-up rows whose sums are known.
@Suite struct FinanceReportTests {
    private func usd(_ text: String) -> Money { Money(decimal: text, .usd) ?? Money(minor: 0, .usd) }
    private func day(_ text: String) -> Day { Day(text) ?? .earliest }
    private let customer = CustomerCode(series: "CFE", 1)

    private func invoice(
        _ number: Int, on: String, due: String, net: String, tax: String, paid: String = "0", credited: String = "0"
    ) -> InvoiceEntry {
        let (net, tax) = (usd(net), usd(tax))
        return InvoiceEntry(
            id: "DI-00000\(number)", customer: customer, period: "2026Q3", status: "issued", draftedOn: day(on),
            issue: .init(
                number: "INV-2026-000\(number)", on: day(on), dueOn: day(due), taxBasisPoints: 825, exempt: nil),
            net: net, taxable: net, tax: tax, total: Money(minor: net.minor + tax.minor, .usd), paid: usd(paid),
            credited: usd(credited))
    }

    private var invoices: [InvoiceEntry] {
        [
            invoice(1, on: "2026-07-01", due: "2026-07-31", net: "48000.00", tax: "3960.00", paid: "18000.00", credited: "80.00"),
            invoice(2, on: "2026-08-31", due: "2026-09-30", net: "13398.00", tax: "1105.34", paid: "14503.34"),
            invoice(3, on: "2026-09-30", due: "2026-10-30", net: "1250.00", tax: "103.13"),
        ]
    }

    private func write(_ sheets: [Sheet]) throws -> String {
        let title = TitleBlock(
            "Finance", customer: "All", period: "2026 Q3", zone: .pacific, madeAt: Instant(milliseconds: 0), madeBy: "test")
        let folder = NSTemporaryDirectory() + "finance-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Workbook(title, sheets: sheets, notes: FinanceDefinitions.all).write(to: folder + "/report.xlsx")
        return folder
    }

    @Test func `LibreOffice works the register's totals out anew and finds those of the ledger`() throws {
        let rows = invoices.map { RegisterLine($0, asOf: day("2026-09-30")) }
        let folder = try write(InvoiceRegister.sheets(rows, [], [], asOf: day("2026-09-30")))
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard let cells = try recalculated(folder + "/report.xlsx", sheet: 1) else { return }
        let totals = try #require(cells.first { $0.first == "All" })
        // 48,000 + 13,398 + 1,250; 3,960 + 1,105.34 + 103.13; their sum; paid; credited; open.
        let expected = [62_648.00, 5_168.47, 67_816.47, 32_503.34, 80.00, 35_233.13]
        let found = totals.compactMap(Double.init)
        #expect(found.count == expected.count)
        for (one, other) in zip(found, expected) { #expect(abs(one - other) < 0.001, "\(found)") }
    }

    /// 2,000.00 and 165.00 of tax are taken off the first, which had 80.00 credited before.
    @Test func `the register's row of all holds like every other: open is the total less paid less credited`() throws {
        let note = CreditNoteEntry(
            number: "CN-2026-0001", customer: customer, invoiceID: "DI-000001", invoice: "INV-2026-0001", isWhole: false,
            reason: "Too much", on: day("2026-09-10"), net: usd("2000.00"), taxable: usd("2000.00"), tax: usd("165.00"),
            total: usd("2165.00"), taxBasisPoints: 825, exempt: nil)
        let credited = invoice(
            1, on: "2026-07-01", due: "2026-07-31", net: "48000.00", tax: "3960.00", paid: "18000.00", credited: "2245.00")
        let rows = [RegisterLine(credited, asOf: day("2026-09-30")), RegisterLine(note)]
        let table = try #require(InvoiceRegister.sheets(rows, [], [], asOf: day("2026-09-30")).first?.tables.first)
        func figure(_ title: String, _ cell: (Int) -> Cell) throws -> Int {
            guard case .money(let money) = cell(try #require(table.index(of: title))) else { return .min }
            return money.minor
        }
        let cells: [(Int) -> Cell] = [{ table.cell(0, $0) }, { table.cell(1, $0) }, { table.total($0) }]
        let open = try cells.map { cell in
            let (total, paid) = (try figure("Total", cell), try figure("Paid", cell))
            let (credited, open) = (try figure("Credited", cell), try figure("Open", cell))
            #expect(open == total - paid - credited)
            return open
        }
        #expect(open == [3_171_500, 0, 3_171_500])
    }

    @Test(arguments: [
        ("2026-07-31", AgeBucket.notDue), ("2026-08-01", .to30), ("2026-08-30", .to30), ("2026-08-31", .to60),
        ("2026-09-29", .to60), ("2026-09-30", .to90), ("2026-10-29", .to90), ("2026-10-30", .over90),
    ])
    func `the age of a receivable counts from its due day (7-4)`(on: String, age: AgeBucket) throws {
        let line = try #require(ReceivableLine(invoices[0], asOf: day(on)))
        #expect(line.age == age)
    }

    @Test func `the ages of all that is open sum to what is open`() throws {
        let rows = invoices.filter { $0.open.minor != 0 }.compactMap { ReceivableLine($0, asOf: day("2026-10-15")) }
        let table = try #require(AgeingReport.sheets(rows).first?.tables.first)
        let row = (0..<table.columns.count).map { table.total($0).words }
        // Invoice 1 is 76 days past due; invoice 3 falls due on 30 October.
        #expect(
            row.suffix(7) == [
                "35,233.13 USD", "1,353.13 USD", "0.00 USD", "0.00 USD", "33,880.00 USD", "0.00 USD", "0.00 USD",
            ])
    }

    @Test func `the months of a prepaid fee sum to it (7-4)`() throws {
        let line = PrepaidLine(
            entry: PrepaidEntry(
                customer: customer, invoice: "INV-2026-0001", agreement: "MSSA-000001", description: "Maintenance",
                from: day("2027-01-01"), through: day("2027-12-31"), fee: usd("48000.00")))
        let months = line.months.map { line.recognised(in: $0) }
        #expect(months.count == 12)
        #expect(months.reduce(0) { $0 + $1.minor } == 4_800_000)
        // 48,000 x 31 / 365 = 4,076.71; x 59 / 365 = 7,758.90.
        #expect(months[0] == usd("4076.71"))
        #expect(months[1] == usd("3682.19"))
        let folder = try write(DeferredRevenueReport.sheets([line], asOf: Month(of: day("2027-02-10"))))
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Worked example 4.6, with one entry a span; and what stood over the budget before a change order covered it.
    @Test func `hours are told as the contract's example tells them`() throws {
        let sow = try maintenance(hours: Hours(hours: 120))
        let line = try HoursLine(
            sow, ledger([work("2026-06-29", 1_440), work("2026-06-30", 440), work("2026-09-01", 730)], of: sow),
            days: day("2026-07-01")...day("2026-09-30"),
            asOf: day("2026-09-28"))
        #expect(line.left == Hours(hours: 76, minutes: 30))
        #expect(line.usedInPeriod == Hours(hours: 12, minutes: 10))
        #expect(line.lost == Hours(hours: 63, minutes: 48))
        #expect(line.worth == usd("13398.00"))
        #expect(line.months.map(\.used).reduce(.zero, +) == line.used)
        let folder = try write(HoursSheets.all([line]))
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard let cells = try recalculated(folder + "/report.xlsx", sheet: 1) else { return }
        let totals = try #require(cells.first { $0.first == "All" })
        #expect(totals.compactMap(minutes) == [7_200, 730, 2_610, 0, 4_590, 0, 3_828])
    }

    @Test func `work that a later change order covers stands over the budget until then`() throws {
        let sow = try maintenance(hours: Hours(hours: 2))
        var ledger = try ledger([work("2026-05-04", 360)], of: sow)
        var number = 100
        _ = try ledger.add(
            Hours(hours: 10), by: ChangeOrder.ID(series: "CO", 1), on: day("2026-05-20")
        ) {
            number += 1
            return number
        }
        let span = day("2026-05-01")...day("2026-05-31")
        let before = try HoursLine(sow, ledger, days: span, asOf: day("2026-05-10"))
        #expect(before.left == .zero && before.used == Hours(hours: 2) && before.overBudget == Hours(hours: 4))
        let after = try HoursLine(sow, ledger, days: span, asOf: day("2026-05-31"))
        #expect(after.left == Hours(hours: 6) && after.used == Hours(hours: 6) && after.overBudget == .zero)
    }

    @Test func `a finance report says what it takes`() throws {
        #expect(
            ReportCatalogue.finance.map(\.name) == [
                "invoice-register", "invoice-detail", "hours", "travel", "ageing", "deferred-revenue", "renewals",
            ])
        #expect(try ReportCatalogue.report("hours").parameters.contains("--period"))
        #expect(try ReportCatalogue.report("ageing").parameters.contains("[--on"))
    }

    /// Minutes of a time as LibreOffice exports it: `42:00:00`, `02:15:00 PM`, `12:00:00 AM` for none.
    private func minutes(_ text: String) -> Int? {
        let words = text.split(separator: " ")
        let parts = words.first?.split(separator: ":").compactMap { Int($0) } ?? []
        guard parts.count == 3 else { return nil }
        let hours = words.count == 2 ? parts[0] % 12 + (words[1] == "PM" ? 12 : 0) : parts[0]
        return hours * 60 + parts[1]
    }

    private func maintenance(hours: Hours) throws -> StatementOfWork {
        let terms = EnhancedMaintenanceTerms(
            maintenance: Identifier(named: "MSSA-000001"), yearlyHours: hours, rate: usd("210.00"), unit: 1,
            startsOn: day("2026-01-01"))
        let quote = Quote(
            terms: .enhancedMaintenance(terms), validUntil: day("2026-01-31"), completeAt: Instant(milliseconds: 0),
            quotedAt: Instant(milliseconds: 0))
        let signature = { (party: Party) in Signature(party: party, by: "Someone", on: Day("2025-12-18") ?? .earliest) }
        return StatementOfWork(
            recorded: Identifier(named: "SOW-2026-0001"), customer: customer, kind: .enhancedMaintenance,
            title: "Enhanced Maintenance",
            status: .binding(.init(first: signature(.customer), last: signature(.provider), quote: quote)))
    }

    private func work(_ on: String, _ minutes: Int) throws -> Work {
        try Work(on: day(on), person: "Lee Park", real: Hours(minutes: minutes))
    }

    private func ledger(_ work: [Work], of sow: StatementOfWork) throws -> HourLedger {
        var ledger = HourLedger(
            statementOfWork: sow.id, year: ContractYear(first: day("2026-01-01"), last: day("2026-12-31")),
            unit: try sow.roundingUnit)
        var number = 0
        func next() -> Int {
            number += 1
            return number
        }
        guard case .enhancedMaintenance(let terms) = sow.terms else { return ledger }
        _ = try ledger.open(deposit: terms.yearlyHours, additions: [], numbering: next)
        for work in work { _ = try ledger.log(work, numbering: next) }
        return ledger
    }
}
