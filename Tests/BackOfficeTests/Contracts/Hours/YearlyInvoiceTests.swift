import Domain
import GRDB
import Testing

@testable import BackOffice

/// What the issue of the next year's invoice does to hours and notice.
struct YearlyInvoiceTests {
    @Test func `more hours every year take effect with the first yearly invoice not yet issued (5_1)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.issueInvoice(year: "2026-01-01", at: "2025-12-10T18:00:00Z")
        let signed = try await hours.order(.moreHoursEveryYear, minutes: 600, at: "2026-05-04T20:00:00Z")
        #expect(signed.effectiveFrom?.description == "2027-01-01")
        #expect(try hours.ledger().bought.minutes == 7_200)
        let next = try hours.ledger("2027-01-01")
        #expect(next.rows.map(\.kind) == [.deposit, .recurringAddition])
        #expect(next.bought.minutes == 7_800)
        // From then on the addition is part of the deposit, and it is all that was carried over.
        try await hours.books.runJobs(until: "2028-01-02T00:00:00Z")
        #expect(try hours.ledger("2027-01-01").rows.map(\.hours.minutes) == [7_200, 600])
        #expect(try hours.ledger("2028-01-01").rows.map(\.hours.minutes) == [7_800])
    }

    @Test func `an early invoice moves the deadline, but not over what was received before it (6_2)`() async throws {
        let late = try await HourBooks.make()
        try await late.issueInvoice(year: "2027-01-01", at: "2026-09-02T17:00:00Z")
        let given = try await late.notice(on: "2026-09-02", receivedAt: "2026-09-02T18:00:00Z")
        #expect((given.inTime, given.lastDay.description) == (false, "2026-09-01"))
        let punctual = try await HourBooks.make()
        try await punctual.issueInvoice(year: "2027-01-01", at: "2026-09-02T17:00:00Z")
        #expect(try await punctual.notice(on: "2026-09-02", receivedAt: "2026-09-02T16:00:00Z").inTime)
        let before = try await HourBooks.make()
        #expect(try await before.notice(on: "2026-09-02", at: "2026-09-02T16:00:00Z").inTime)
        try await before.issueInvoice(year: "2027-01-01", at: "2026-09-02T17:00:00Z")
        let sow = before.sow
        #expect(
            try before.books.read(at: "2026-09-03T00:00:00Z") { try $0.endsOn($0.statementOfWork(sow)) }?.description
                == "2026-12-31")
    }

    @Test func `after an early invoice nobody is reminded of a last day that is past (6_4)`() async throws {
        let early = try await HourBooks.make()
        try await early.books.runJobs(until: "2026-09-01T00:00:00Z")
        try await early.issueInvoice(year: "2027-01-01", at: "2026-09-10T18:00:00Z")
        try await early.books.runJobs(until: "2026-12-31T20:00:00Z")
        // The first came before the invoice; with it the last day, 9 September, was past.
        #expect(try early.reminders(.notice).map(\.dueOn.description) == ["2026-09-02"])
    }
}

extension HourBooks {
    /// The invoice of a year's maintenance fee is drafted and issued at that instant, as billing writes it.
    fileprivate func issueInvoice(year first: String, at text: String) async throws {
        let at = try #require(Instant(text))
        books.clock.stand(at: at)
        let on = zone.day(of: at)
        let agreement = MaintenanceAgreement.ID(named: "MSSA-000001")
        let years = ContractYears(from: Self.day("2026-01-01"))
        let year = try #require(years.year(beginning: Self.day(first)))
        let fee = BillableFact.feeID(of: agreement, year)
        try await books.office.commit { db in
            try db.execute(
                sql: """
                    INSERT INTO invoice (id, customer, category, period, currency, status, drafted_on, drafted_by, drafted_at)
                    VALUES (:id, 'RIVERBEND', 'yearly', '2026-09', 'USD', 'draft', :on, 'root', :at);
                    INSERT INTO invoice_line
                        (invoice, position, customer, agreement, item, description, service_from, service_through, quantity,
                         unit, price_minor, minor, taxable, prepaid)
                    VALUES (:id, 1, 'RIVERBEND', 'MSSA-000001', 'maintenance', 'Maintenance', :first, :last, 1, 'each', 1200000,
                            1200000, 0, 1);
                    INSERT INTO claim (invoice, position, fact_kind, fact_id, customer, quantity, price_minor, words)
                    VALUES (:id, 1, 'fee', :fee, 'RIVERBEND', 1, 1200000, 'fee');
                    UPDATE invoice SET status = 'issued', number = 'INV-' || :id, issued_on = :on, issued_by = 'root',
                        issued_at = :at, due_on = '2027-12-31', tax_exempt = 'resale', net_minor = 1200000, taxable_minor = 0,
                        tax_minor = 0, total_minor = 1200000
                    WHERE id = :id
                    """,
                arguments: [
                    "id": "DI-\(year.first)", "on": on.description, "at": at.milliseconds, "first": year.first.description,
                    "last": year.last.description, "fee": fee,
                ])
        }
    }
}
