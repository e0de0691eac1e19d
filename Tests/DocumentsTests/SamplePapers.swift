import Domain
import Foundation

@testable import Documents

/// Made-up documents with every field set.
enum SamplePapers {
    static let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Templates").path

    static func usd(_ text: String) -> Money { Money(decimal: text, .usd) ?? Money(minor: 0, .usd) }
    static func day(_ text: String) -> Day { Day(text) ?? .earliest }

    static let provider = PartyCard(
        name: "Northgrid Metering Services", lines: ["1200 Harbor Way", "Oakland, CA 94607"], taxNumber: "94-1234567",
        payTo: "Account 000123456 at Harbor Bank, routing 121000000.")
    static let customer = PartyCard(
        name: "Alder Creek Electric & Water", lines: ["45 Mill Street", "Alder Creek, WA 98000"], taxNumber: "91-7654321")

    static func head(
        _ kind: String, _ number: String, _ subject: String, party: String = "For", facts: [Labelled] = [],
        state: StateLine? = StateLine(tone: .good, word: "Binding.", sentence: "Both sides have signed.")
    ) -> PaperHead {
        PaperHead(
            kind: kind, number: number, subject: subject, partyLabel: party, customer: customer, provider: provider,
            facts: facts, state: state, sheet: .letter, dated: "1 Nov 2026", madeAt: "1 Nov 2026 09:00 PST",
            madeBy: "Dana Whitfield")
    }

    static var lines: [BilledLine] {
        [
            BilledLine(
                description: "Maintenance and support, yearly fee", agreement: "MSSA-000001", from: day("2027-01-01"),
                through: day("2027-12-31"), quantity: "1 year", unitPrice: usd("48000.00"), amount: usd("48000.00"),
                isTaxable: true, evidence: "MSSA-000001, year from 1 Jan 2027"),
            BilledLine(
                description: "Consulting, <b>September</b>", agreement: "SOW-2026-0002", from: day("2026-09-01"),
                through: day("2026-09-30"), quantity: "63 h 48 min", unitPrice: usd("210.00"), amount: usd("13398.00"),
                isTaxable: false, evidence: "HR-000012 (2 Sep 2026, 8 h), HR-000013 (3 Sep 2026, 55 h 48 min)"),
        ]
    }

    static let invoice = InvoicePaper(
        head: head(
            "Invoice", "INV-2026-0001", "Services of 1 Sep 2026 to 31 Dec 2027", party: "Bill to",
            facts: [Labelled("Issued", "1 Nov 2026"), Labelled("Due", "1 Dec 2026")],
            state: StateLine(tone: .due, word: "Issued.", sentence: "47,278.00 USD is due on 1 Dec 2026.")),
        lines: lines, net: usd("61398.00"), taxWords: "Tax, 8.25 % on 48,000.00 USD", tax: usd("3960.00"),
        total: usd("65358.00"),
        payments: [.init(on: day("2026-11-20"), amount: usd("18000.00"), reference: "ACH 4471")], credited: usd("80.00"),
        open: usd("47278.00"), payBy: day("2026-12-01"))

    static let creditNote = CreditNotePaper(
        head: head("Credit note", "CN-2026-0001", "For invoice INV-2026-0001", facts: [Labelled("Invoice", "INV-2026-0001")]),
        invoice: "INV-2026-0001", reason: "Two hours were billed for a visit that was moved.", lines: lines,
        net: usd("61398.00"), taxWords: "Tax, 8.25 % on 48,000.00 USD", tax: usd("3960.00"), total: usd("65358.00"))

    static func work(isYearly: Bool) -> WorkFields {
        WorkFields(
            title: isYearly ? "Enhanced Maintenance" : "Voltage dashboard", isYearly: isYearly, hours: "120 h",
            rate: "210.00 USD", unit: "15 min", fee: "25,200.00 USD", startsOn: "1 Jan 2026", endsOn: "31 Dec 2026",
            billing: "It is billed by phase, on acceptance.", maintenance: "MSSA-000001", noticeDays: 90,
            services: ["operator training", "annual health check"], priceHeading: "A year",
            prices: [Labelled("120 h at 210.00 USD an hour", "25,200.00 USD"), Labelled("Live chat", "1,800.00 USD")],
            priceTotalLabel: "A year, before tax", priceTotal: "27,000.00 USD")
    }

    static let signatures = [
        SignatureLine(party: "Alder Creek Electric & Water", by: "Margaret Hale, general manager", on: day("2026-01-05")),
        SignatureLine(party: "Northgrid Metering Services", by: nil, on: nil),
    ]

    static func statementOfWork(isYearly: Bool) -> StatementOfWorkPaper {
        StatementOfWorkPaper(
            head: head("Statement of work", "SOW-2026-0001", "Enhanced Maintenance", facts: [Labelled("Starts", "1 Jan 2026")]),
            work: work(isYearly: isYearly), requirementsOf: "for the year from 1 Jan 2026",
            requirements: [Labelled("Scope", "Operator training twice a year; monthly tuning of the database.")],
            signatures: signatures)
    }

    static func quote(isYearly: Bool) -> QuotePaper {
        QuotePaper(
            head: head("Quote", "SOW-2026-0001", "Enhanced Maintenance", facts: [Labelled("Valid until", "30 Nov 2026")]),
            work: work(isYearly: isYearly), validUntil: day("2026-11-30"), signatures: signatures)
    }

    static let changeOrder = ChangeOrderPaper(
        head: head("Change order", "CO-000001", "To SOW-2026-0001", facts: [Labelled("Kind", "more hours this year")]),
        statementOfWork: "SOW-2026-0001", change: "10 h more in the year from 1 Jan 2026.",
        effects: [Labelled("10 h at 210.00 USD an hour, on the next invoice", "2,100.00 USD")],
        reason: "The migration rehearsal took longer than planned.", signatures: signatures)

    /// Worked example of 6.2: the year ends on 31 Dec 2026 and the invoice is issued on 1 Nov 2026.
    static func cancellation(isInTime: Bool, billed: [String] = []) -> CancellationPaper {
        CancellationPaper(
            head: head(
                "Acknowledgement of notice", "NO-000001", "SOW-2026-0001, Enhanced Maintenance", party: "To",
                state: isInTime
                    ? StateLine(tone: .good, word: "In time.", sentence: "The last day for notice was 2 Oct 2026.")
                    : StateLine(tone: .due, word: "Late.", sentence: "The last day for notice was 2 Oct 2026.")),
            statementOfWork: "SOW-2026-0001", receivedOn: day(isInTime ? "2026-10-01" : "2026-10-05"), how: "letter",
            givenBy: "Margaret Hale", lastDay: day("2026-12-31"), noticeDays: 90, byNotice: day("2026-10-02"),
            byInvoice: day("2026-10-31"), deadline: day("2026-10-02"), invoiceWords: "issued on 1 Nov 2026", isInTime: isInTime,
            endsOn: day(isInTime ? "2026-12-31" : "2027-12-31"), billed: billed, hoursLeft: Hours(hours: 76, minutes: 30),
            services: "operator training, annual health checks", engagements: ["EN-000002, 12 Nov 2026, Rui Chen"],
            canWithdraw: isInTime, accountManager: "Dana Whitfield", signatures: signatures)
    }

    static let hours = HoursPaper(
        head: head("Hours statement", "SOW-2026-0001", "SOW-2026-0001, 1 Jan 2026 to 31 Dec 2026"),
        gauge: HoursPaper.gauge(
            bought: Hours(hours: 120), used: Hours(hours: 43, minutes: 30), lost: Hours(hours: 63, minutes: 48), expired: .zero),
        gaugeWords: "120 h bought: 43 h 30 min used, 63 h 48 min will be lost",
        figures: [
            Labelled("Bought", "120 h"), Labelled("Used", "43 h 30 min"), Labelled("Left", "76 h 30 min"),
            Labelled("Forecast lost", "63 h 48 min"),
        ],
        forecast: "At the pace of the last 90 days 63 h 48 min (13,398.00 USD) will be lost on 31 Dec 2026.",
        rows: [
            .init(
                day: day("2026-01-01"), what: "Hours of the year", note: nil, real: nil, counted: Hours(hours: 120),
                balance: Hours(hours: 120)),
            .init(
                day: day("2026-06-30"), what: "Operator training, Rui Chen", note: "Two groups",
                real: Hours(hours: 31, minutes: 9),
                counted: Hours(minutes: -1_880), balance: Hours(hours: 88, minutes: 40)),
            .init(
                day: day("2026-09-20"), what: "Database tuning", note: nil, real: Hours(hours: 2), counted: Hours(hours: -2),
                balance: nil),
        ], unit: "15 min")

    static let all: [(name: String, document: any Document)] = [
        ("invoice", invoice), ("credit-note", creditNote), ("sow-yearly", statementOfWork(isYearly: true)),
        ("sow-project", statementOfWork(isYearly: false)), ("quote-yearly", quote(isYearly: true)),
        ("quote-project", quote(isYearly: false)), ("change-order", changeOrder),
        ("cancellation-in-time", cancellation(isInTime: true)), ("cancellation-late", cancellation(isInTime: false)),
        ("hours", hours),
    ]

    static func ubl(corrects: String?) -> UBLInvoice {
        let standard = UBLInvoice.Treatment(basisPoints: 825, exempt: nil, currency: .usd)
        let exempt = UBLInvoice.Treatment(basisPoints: 0, exempt: "Labor is not taxed <here>", currency: .usd)
        return UBLInvoice(
            number: corrects == nil ? "INV-2026-0001" : "CN-2026-0001", issuedOn: day("2026-11-01"), dueOn: day("2026-12-01"),
            note: "Ren\u{E9} & <\u{338}Sons\u{0}", currency: .usd, from: day("2026-09-01"), through: day("2027-12-31"),
            corrects: corrects, provider: provider, customer: customer,
            taxes: [
                .init(taxable: usd("48000.00"), amount: usd("3960.00"), treatment: standard),
                .init(taxable: usd("13398.00"), amount: usd("0.00"), treatment: exempt),
            ], net: usd("61398.00"), tax: usd("3960.00"), total: usd("65358.00"),
            lines: [
                .init(
                    position: 1, description: "Maintenance, yearly fee", agreement: "MSSA-000001", from: day("2027-01-01"),
                    through: day("2027-12-31"), quantity: "1", unit: "ANN", amount: usd("48000.00"), price: usd("48000.00"),
                    priceFor: 1, treatment: standard),
                .init(
                    position: 2, description: "Consulting", agreement: nil, from: day("2026-09-01"), through: day("2026-09-30"),
                    quantity: "3828", unit: "MIN", amount: usd("13398.00"), price: usd("210.00"), priceFor: 60, treatment: exempt),
            ])
    }
}
