import Domain
import Testing

struct ChangeOrderTests {
    private static let today = Day(ordinal: 20_700)
    private static let customer = Signature(party: .customer, by: "Maria Ortiz", on: today - 3)
    private static let provider = Signature(party: .provider, by: "Dana Ruiz", on: today - 1)

    private static func order(
        _ asks: ChangeOrder.Asks = .moreHoursEveryYear(hours: Hours(hours: 20)), reason: String = "More training"
    ) throws -> ChangeOrder {
        try ChangeOrder(
            id: SampleLedger.order, customer: .init(named: "RIVERBEND"), statementOfWork: SampleLedger.sow, asks: asks,
            reason: reason, currency: .usd)
    }

    @Test func `it is binding when both have signed, in either order (5_1)`() throws {
        for signatures in [[Self.customer, Self.provider], [Self.provider, Self.customer]] {
            var order = try Self.order()
            try order.sign(signatures[0], today: Self.today)
            #expect(order.status == .signedByOne(signatures[0]))
            #expect(!order.isBinding)
            #expect(throws: ChangeOrderRefusal.signedAlready(order.id, by: signatures[0].party)) {
                try order.sign(signatures[0], today: Self.today)
            }
            try order.sign(signatures[1], today: Self.today)
            #expect(order.isBinding)
            #expect(order.bindingOn == Self.today - 1)
            #expect(throws: ChangeOrderRefusal.bindingAlready(order.id)) { try order.sign(signatures[0], today: Self.today) }
            #expect(throws: ChangeOrderRefusal.bindingAlready(order.id)) { try order.void(on: Self.today, reason: "x") }
        }
    }

    @Test func `a draft, or one signed by one, can be voided, once`() throws {
        for isSigned in [false, true] {
            var order = try Self.order()
            if isSigned { try order.sign(Self.customer, today: Self.today) }
            try order.void(on: Self.today, reason: "Not wanted")
            #expect(throws: ChangeOrderRefusal.voided(order.id, Self.today)) { try order.sign(Self.provider, today: Self.today) }
            #expect(throws: ChangeOrderRefusal.voided(order.id, Self.today)) { try order.void(on: Self.today, reason: "x") }
        }
    }

    @Test func `a signature of tomorrow, or of nobody, is refused`() throws {
        var order = try Self.order()
        #expect(throws: ChangeOrderRefusal.inTheFuture(Self.today + 1)) {
            try order.sign(Signature(party: .customer, by: "Maria Ortiz", on: Self.today + 1), today: Self.today)
        }
        #expect(throws: ChangeOrderRefusal.signatoryMissing) {
            try order.sign(Signature(party: .customer, by: "", on: Self.today), today: Self.today)
        }
    }

    @Test func `hours, amounts and the reason have their bounds, and the money is the customer's`() throws {
        let cad = try #require(Currency("CAD"))
        #expect(throws: ChangeOrderRefusal.hoursOutOfBounds) { try Self.order(.moreHoursEveryYear(hours: .zero)) }
        #expect(throws: ChangeOrderRefusal.hoursOutOfBounds) { try Self.order(.moreHoursEveryYear(hours: Hours(hours: -1))) }
        #expect(throws: ChangeOrderRefusal.otherCurrency(cad, .usd)) {
            try Self.order(.moreHours(hours: Hours(hours: 1), fee: Money(minor: 1, cad)))
        }
        #expect(throws: ChangeOrderRefusal.amountOutOfBounds) { try Self.order(.cancellation(costs: Money(minor: -1, .usd))) }
        #expect(throws: ChangeOrderRefusal.reasonMissing) { try Self.order(reason: "") }
    }

    /// The invoice of 2027 is planned for 1 November 2026: the last day for notice is 2 October.
    @Test(arguments: [
        ("2026-10-02", "To have none next year, give notice by 2 Oct 2026."),
        (
            "2026-10-03",
            "The last day for notice was 2 Oct 2026 (6.2): a notice received now ends it on 31 Dec 2027, after another year (6.3)."
        ),
    ])
    func `the refusal of fewer hours names the rule, the balance and what hours still buy (5_1)`(today: String, ending: String)
        throws
    {
        let last = try #require(Day("2026-12-31"))
        let deadline = CancellationTerms.standard.lastDayForNotice(
            yearEndingOn: last, invoice: .planned(try #require(Day("2026-11-01"))))
        let message = ChangeOrderRefusal.useItOrLoseIt(
            SampleLedger.sow, left: Hours(hours: 76, minutes: 30), until: last,
            services: Catalogue.standard.maintenance.supplemental,
            notice: NoticeVerdict(
                deadline: deadline, receivedOn: try #require(Day(today)), receivedAt: nil,
                followingYearEnd: try #require(Day("2027-12-31")))
        ).message
        for part in [
            "use it or lose it", "4.2", "76 h 30 min are left until 31 Dec 2026", "operator training", "annual health checks",
        ] { #expect(message.contains(part)) }
        #expect(message.hasSuffix(ending), "\(message)")
    }

    @Test func `a cancelled project owes accepted phases, unaccepted work at the rate, and costs (5_1)`() throws {
        var ledger = try SampleLedger.open(hours: Hours(hours: 10), unit: .none)
        var number = 1
        func next() -> Int {
            number += 1
            return number
        }
        for (minutes, phase) in [(300, "design"), (125, "build"), (100, nil), (200, "build")] as [(Int, String?)] {
            _ = try ledger.log(
                SampleLedger.work(on: ledger.year.first + 9, minutes: minutes, phase: phase), numbering: next)
        }
        // 10 h were bought: of the last 200 min 75 are in the balance, the rest is marked and not billable.
        #expect(ledger.overBudget.minutes == 125)
        #expect(ledger.work(outside: ["design"]).minutes == 125 + 100 + 75)
        let bill = CancellationBill(
            changeOrder: SampleLedger.order, acceptedPhases: [.init(name: "design", fee: Money(minor: 500_000, .usd))],
            unaccepted: ledger.work(outside: ["design"]), rate: Money(minor: 21_000, .usd), costs: Money(minor: 12_345, .usd))
        #expect(bill.work?.decimal == "1050.00")
        #expect(bill.total?.decimal == "6173.45")
        #expect(bill.derivation.text.contains("accepted: design"))
    }
}
