import Domain
import Testing

/// A ledger of 2026 with its hours deposited, as these tests need one.
enum SampleLedger {
    static let sow = StatementOfWork.ID(named: "SOW-2026-0012")
    static let order = ChangeOrder.ID(named: "CO-000001")

    static func open(hours: Hours, unit: RoundingUnit, additions: [RecurringAddition] = []) throws -> HourLedger {
        let year = ContractYear(first: try #require(Day("2026-01-01")), last: try #require(Day("2026-12-31")))
        var ledger = HourLedger(statementOfWork: sow, year: year, unit: unit)
        var number = 0
        _ = try ledger.open(deposit: hours, additions: additions) {
            number += 1
            return number
        }
        return ledger
    }

    static func work(on: Day, minutes: Int, phase: String? = nil) throws -> Work {
        try Work(on: on, person: "Lee Park", real: Hours(minutes: minutes), phase: phase)
    }
}

struct HourLedgerTests {
    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// Numbers from 100 on, as the books would give them.
    private final class Numbers {
        private var last = 99
        func next() -> Int {
            last += 1
            return last
        }
    }

    @Test(arguments: [(1, "1.00"), (15, "1.50")])
    func `three times twenty minutes is 1_00 h with unit 1 and 1_50 h with unit 15 (4_1)`(unit: Int, hours: String) throws {
        var ledger = try SampleLedger.open(hours: Hours(hours: 10), unit: RoundingUnit(minutes: unit))
        let numbers = Numbers()
        for _ in 0..<3 {
            _ = try ledger.log(SampleLedger.work(on: Self.day("2026-03-02"), minutes: 20), numbering: numbers.next)
        }
        #expect(Money(minor: ledger.used.minutes * 100 / 60, .usd).decimal == hours)
        #expect(ledger.rows.filter { $0.kind == .consume }.allSatisfy { $0.real.minutes == 20 })
    }

    @Test func `rounding is up, to the next whole unit, entry by entry`() {
        for real in 1...200 {
            let accounted = RoundingUnit.standard.accounted(Hours(minutes: real)).minutes
            #expect(accounted.isMultiple(of: 15))
            #expect((real..<real + 15).contains(accounted))
            #expect(RoundingUnit.none.accounted(Hours(minutes: real)).minutes == real)
        }
    }

    @Test func `more work than budget becomes two rows, the rest marked and outside the balance (4_4)`() throws {
        var ledger = try SampleLedger.open(hours: Hours(hours: 2), unit: .standard)
        let numbers = Numbers()
        let rows = try ledger.log(SampleLedger.work(on: Self.day("2026-05-04"), minutes: 170), numbering: numbers.next)
        #expect(rows.map(\.hours.minutes) == [-120, -60])
        #expect(rows.map(\.isOverBudget) == [false, true])
        #expect(rows.map(\.real.minutes) == [170, 0])
        #expect(Set(rows.map(\.entry)).count == 1)
        #expect((ledger.balance.minutes, ledger.overBudget.minutes, ledger.used.minutes) == (0, 60, 120))
        let more = try ledger.log(SampleLedger.work(on: Self.day("2026-05-05"), minutes: 15), numbering: numbers.next)
        #expect(more.map(\.isOverBudget) == [true])
        #expect(ledger.worked.minutes == 195)
    }

    @Test func `marked rows attach to a change order in work-date order, the last one split (4_4)`() throws {
        var ledger = try SampleLedger.open(hours: .zero, unit: .none)
        let numbers = Numbers()
        let late = try ledger.log(SampleLedger.work(on: Self.day("2026-06-20"), minutes: 100), numbering: numbers.next)
        let early = try ledger.log(SampleLedger.work(on: Self.day("2026-06-10"), minutes: 60), numbering: numbers.next)
        let rows = try ledger.add(
            Hours(minutes: 90), by: SampleLedger.order, on: Self.day("2026-07-01"), numbering: numbers.next)
        #expect(rows.map(\.kind) == [.addition, .consume, .consume])
        #expect(rows.map(\.attaches) == [nil, early[0].number, late[0].number])
        #expect(rows.map(\.hours.minutes) == [90, -60, -30])
        #expect(rows.map(\.on.description) == ["2026-07-01", "2026-06-10", "2026-06-20"])
        #expect((ledger.balance.minutes, ledger.overBudget.minutes) == (0, 70))
        let rest = try ledger.add(Hours(minutes: 80), by: SampleLedger.order, on: Self.day("2026-07-02"), numbering: numbers.next)
        #expect(rest.map(\.hours.minutes) == [80, -70])
        #expect((ledger.balance.minutes, ledger.isOverBudget) == (10, false))
    }

    @Test func `an entry is taken back whole, with what was attached of it, and frees hours for other marked work`() throws {
        var ledger = try SampleLedger.open(hours: Hours(minutes: 60), unit: .none)
        let numbers = Numbers()
        let first = try ledger.log(SampleLedger.work(on: Self.day("2026-06-01"), minutes: 100), numbering: numbers.next)
        let second = try ledger.log(SampleLedger.work(on: Self.day("2026-06-02"), minutes: 50), numbering: numbers.next)
        _ = try ledger.add(Hours(minutes: 20), by: SampleLedger.order, on: Self.day("2026-07-01"), numbering: numbers.next)
        #expect(ledger.openWork.map(\.open.minutes) == [20, 50])
        let rows = try ledger.reverse(first[1].id, reason: "Booked on the wrong customer", numbering: numbers.next)
        #expect(rows.map(\.kind) == [.reversal, .reversal, .reversal, .consume])
        #expect(rows.map(\.hours.minutes) == [60, 20, 20, -50])
        #expect(rows.map(\.isOverBudget) == [false, true, false, false])
        #expect(rows.prefix(3).allSatisfy { $0.on.description == "2026-06-01" })
        #expect(rows[3].attaches == second[0].number)
        #expect((ledger.balance.minutes, ledger.used.minutes, ledger.isOverBudget) == (30, 50, false))
        #expect(throws: HoursRefusal.reversedAlready(first[0].id)) {
            try ledger.reverse(first[0].id, reason: "Again", numbering: numbers.next)
        }
    }

    @Test func `only work is taken back, with a reason, and not once it is invoiced (4_3)`() throws {
        var ledger = try SampleLedger.open(hours: Hours(hours: 1), unit: .none)
        let numbers = Numbers()
        let rows = try ledger.log(SampleLedger.work(on: Self.day("2026-06-01"), minutes: 10), numbering: numbers.next)
        #expect(throws: HoursRefusal.notWork(ledger.rows[0].id, .deposit)) {
            try ledger.reverse(ledger.rows[0].id, reason: "x", numbering: numbers.next)
        }
        #expect(throws: HoursRefusal.reasonMissing) { try ledger.reverse(rows[0].id, reason: "", numbering: numbers.next) }
        #expect(throws: HoursRefusal.notInLedger(.init(named: "HR-000999"))) {
            try ledger.reverse(.init(named: "HR-000999"), reason: "x", numbering: numbers.next)
        }
        #expect(throws: HoursRefusal.invoiced(rows[0].id, by: "INV-2026-0007")) {
            try ledger.reverse(rows[0].id, reason: "x", numbering: numbers.next) { _ in "INV-2026-0007" }
        }
        #expect(ledger.balance.minutes == 50)
    }

    @Test func `an entry says who, and lasts at most a day`() throws {
        let on = try Self.day("2026-06-01")
        #expect(throws: HoursRefusal.minutesOutOfBounds) { try SampleLedger.work(on: on, minutes: 0) }
        #expect(throws: HoursRefusal.minutesOutOfBounds) { try SampleLedger.work(on: on, minutes: 1_441) }
        #expect(throws: HoursRefusal.personMissing) { try Work(on: on, person: "", real: Hours(minutes: 1)) }
        #expect(throws: HoursRefusal.referenceOutOfBounds) {
            try Work(on: on, person: "x", real: Hours(minutes: 1), request: String(repeating: "x", count: 201))
        }
    }

    @Test func `closing a year expires what is left, dated its last day, with value and offers (4_2)`() throws {
        var ledger = try SampleLedger.open(hours: Hours(hours: 10), unit: .none)
        let numbers = Numbers()
        _ = try ledger.log(SampleLedger.work(on: Self.day("2026-06-01"), minutes: 225), numbering: numbers.next)
        let rate = Money(minor: 21_000, .usd)
        let offer = HourOffer(
            id: .init(named: "HRO-000001"), statementOfWork: SampleLedger.sow, year: ledger.year.first,
            service: "operator training", to: "Maria Ortiz", on: try Self.day("2026-10-03"), note: "")
        #expect(throws: HoursRefusal.yearStillRuns(SampleLedger.sow, ledger.year.last)) {
            try ledger.close(
                by: "Dana Ruiz", today: Self.day("2026-12-31"), rate: rate, offers: [], numbering: numbers.next)
        }
        // A late entry is still taken after the year's end, before the closing (4.3).
        _ = try ledger.log(SampleLedger.work(on: Self.day("2026-12-30"), minutes: 15), numbering: numbers.next)
        let expired = try ledger.close(
            by: "Dana Ruiz", today: Self.day("2027-01-15"), rate: rate, offers: [offer], numbering: numbers.next)
        let expire = try #require(expired)
        #expect((expire.kind, expire.hours.minutes, expire.on.description) == (.expire, -360, "2026-12-31"))
        #expect(expire.value?.decimal == "1260.00")
        #expect(expire.note == "Offered: operator training to Maria Ortiz on 3 Oct 2026.")
        #expect((ledger.balance, ledger.expired.minutes, ledger.bought.minutes) == (.zero, 360, 600))
        let closed = HoursRefusal.yearClosed(
            SampleLedger.sow, ledger.year.first, ledger.year.last, on: try Self.day("2027-01-15"), by: "Dana Ruiz")
        #expect(throws: closed) {
            try ledger.log(SampleLedger.work(on: Self.day("2026-12-30"), minutes: 15), numbering: numbers.next)
        }
        #expect(throws: closed) {
            try ledger.add(Hours(hours: 1), by: SampleLedger.order, on: Self.day("2027-01-15"), numbering: numbers.next)
        }
        #expect(throws: closed) {
            try ledger.close(by: "Dana Ruiz", today: Self.day("2027-01-16"), rate: rate, offers: [], numbering: numbers.next)
        }
    }

    @Test func `a year used up closes without an expire row, and one without offers says so`() throws {
        var empty = try SampleLedger.open(hours: .zero, unit: .none)
        let rate = Money(minor: 21_000, .usd)
        #expect(try empty.close(by: "D", today: Self.day("2027-01-01"), rate: rate, offers: [], numbering: { 9 }) == nil)
        var left = try SampleLedger.open(hours: Hours(hours: 1), unit: .none)
        let row = try left.close(by: "D", today: Self.day("2027-01-01"), rate: rate, offers: [], numbering: { 9 })
        #expect(row?.note == "No offers were made to use these hours.")
    }

    @Test func `thresholds are reached in whole numbers, and none without hours (4_5)`() {
        #expect(BudgetAlerts.reached(used: Hours(minutes: 3_599), bought: Hours(hours: 120)) == [])
        #expect(BudgetAlerts.reached(used: Hours(minutes: 3_600), bought: Hours(hours: 120)) == [50])
        #expect(BudgetAlerts.reached(used: Hours(minutes: 6_480), bought: Hours(hours: 120)) == [50, 75, 90])
        #expect(BudgetAlerts.reached(used: Hours(minutes: 7_200), bought: Hours(hours: 120)) == [50, 75, 90, 100])
        #expect(BudgetAlerts.reached(used: Hours(hours: 5), bought: .zero) == [])
    }

    @Test func `an offer is one of the services hours can buy (2_4)`() {
        #expect(throws: Never.self) {
            try HourOffer.check(service: "annual health checks", to: "Maria Ortiz", note: "", catalogue: .standard)
        }
        #expect(throws: HoursRefusal.notSupplemental("hot fixes", Catalogue.standard.maintenance.supplemental)) {
            try HourOffer.check(service: "hot fixes", to: "Maria Ortiz", note: "", catalogue: .standard)
        }
    }
}
