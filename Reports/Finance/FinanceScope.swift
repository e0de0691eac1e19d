import BackOffice
import Domain
import Workbook

/// Whose facts a finance report is made from, and which days it is about.
struct FinanceScope {
    enum Span: Sendable {
        /// The days of a month or quarter.
        case period
        /// One day: as things stand at its end.
        case day
    }

    let view: View
    /// By code.
    let customers: [Customer]
    let days: ClosedRange<Day>
    let words: String
    let isOfOne: Bool
    private let askedOn: Day?

    /// Nil where a period is needed and none was named.
    init?(_ request: ReportRequest, _ span: Span, _ view: View) throws {
        self.view = view
        isOfOne = request.customer != nil
        askedOn = request.on
        customers = try request.customer.map { [try view.customer($0)] } ?? view.customers()
        let zone = isOfOne ? customers.first?.zone ?? .pacific : .pacific
        switch span {
        case .period:
            guard let period = request.period else { return nil }
            days = period.first...period.last
            words = "\(period.words), \(period.first.words) to \(period.last.words)"
        case .day:
            let day = request.on ?? request.period?.last ?? zone.day(of: view.now)
            days = day...day
            words = "on \(day.words)"
        }
    }

    /// The day payments and credits are told at: the one asked for, else the last of the days, or today in the provider's zone
    /// while they still run.
    var asOf: Day { askedOn ?? min(days.upperBound, max(days.lowerBound, Zone.pacific.day(of: view.now))) }

    func holds(_ customer: CustomerCode) -> Bool { customers.contains { $0.code == customer } }

    /// The customer's, where the report is of one; else the provider's.
    var zone: Zone { isOfOne ? customers.first?.zone ?? .pacific : .pacific }

    var customerWords: String {
        isOfOne ? customers.first?.name ?? "" : "All customers (\(customers.count))"
    }

    /// The day figures are told at: the last of the days, or today in a customer's zone while they still run.
    func day(for customer: Customer) -> Day { min(days.upperBound, max(days.lowerBound, customer.zone.day(of: view.now))) }
}

/// Rows of one currency: sums never mix currencies.
struct CurrencyRows<Row: Sendable>: Sendable {
    let currency: Currency
    let rows: [Row]

    /// By code; US dollars alone where there is no row.
    static func split(_ rows: [Row], by currency: (Row) -> Currency) -> [CurrencyRows] {
        let codes = Set(rows.map(currency)).sorted { $0.code < $1.code }
        return (codes.isEmpty ? [.usd] : codes).map { code in
            CurrencyRows(currency: code, rows: rows.filter { currency($0) == code })
        }
    }

    /// The sum the ledger gives for a column.
    func sum(_ amount: (Row) -> Money) -> Cell { .money(total(amount)) }

    func total(_ amount: (Row) -> Money) -> Money { rows.reduce(Money(minor: 0, currency)) { $0.adding(amount($1)) ?? $0 } }

    /// A name for a table that is unique within the workbook.
    func name(_ name: String) -> String { "\(name)-\(currency.code)" }
}
