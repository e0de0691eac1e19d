import BackOffice
import Domain
import Workbook

/// What customers owe on a day, by the age of the due day (7.4).
enum AgeingReport {
    static let report = Report(
        "ageing", title: "Accounts receivable by age", holds: "What is open on a day, by days past the due day", over: .day
    ) { scope in
        let day = scope.days.upperBound
        let open = try scope.view.invoiceEntries(issuedIn: .earliest...day, asOf: day)
            .filter { scope.holds($0.customer) && $0.open.minor != 0 }
        return sheets(open.compactMap { ReceivableLine($0, asOf: day) })
    }

    static func sheets(_ rows: [ReceivableLine]) -> [Sheet] {
        let late = rows.filter { $0.daysPast > 0 }
        let verdict =
            late.isEmpty
            ? Verdict("Nothing is past its due day.", .good)
            : Verdict("Past due: \(late.map { "\($0.number) \($0.open), \($0.daysPast) days" }.joined(separator: "; ")).", .late)
        return [
            Sheet(
                "Ageing", title: "Accounts receivable by age", summary: "Each open invoice in the column of its age",
                [.banner(verdict)] + CurrencyRows.split(rows, by: \.open.currency).map { .table(table($0)) }),
            Sheet(
                "By customer", title: "By customer", summary: "The same by customer",
                CurrencyRows.split(byCustomer(rows), by: \.open.currency).map { .table(table($0)) }),
        ]
    }

    private static func byCustomer(_ rows: [ReceivableLine]) -> [ReceivableLine.Sum] {
        Dictionary(grouping: rows) { "\($0.customer) \($0.open.currency)" }.values.compactMap(ReceivableLine.Sum.init)
            .sorted { $0.customer < $1.customer }
    }

    private static func table(_ part: CurrencyRows<ReceivableLine>) -> Table {
        let columns: [Column<ReceivableLine>] = [
            Column("Invoice", total: .text("All")) { .text($0.number) },
            Column("Customer") { .text($0.customer.text) },
            Column("Issued") { .day($0.on) },
            Column("Due") { .day($0.dueOn) },
            Column("Days past due") { .int($0.daysPast) },
            Column("Open", total: .sum(part.sum(\.open))) { .money($0.open) },
        ]
        let ages: [Column<ReceivableLine>] = AgeBucket.allCases.map { age in
            // A column nobody is in still stands with the figures.
            let isEmpty = !part.rows.contains { $0.age == age }
            return Column(age.heading, total: .sum(part.sum { $0.open(of: age) })) {
                $0.age == age || isEmpty ? .money($0.open(of: age)) : .empty
            }
        }
        return Table(part.name("ageing"), part.rows, columns: columns + ages, whenEmpty: "Nothing is open.")
    }

    private static func table(_ part: CurrencyRows<ReceivableLine.Sum>) -> Table {
        let columns: [Column<ReceivableLine.Sum>] = [
            Column("Customer", total: .text("All")) { .text($0.customer.text) },
            Column("Open", total: .sum(part.sum(\.open))) { .money($0.open) },
        ]
        let ages: [Column<ReceivableLine.Sum>] = AgeBucket.allCases.map { age in
            Column(age.heading, total: .sum(part.sum { $0.open(of: age) })) { .money($0.open(of: age)) }
        }
        return Table(part.name("ageing-customers"), part.rows, columns: columns + ages, whenEmpty: "Nothing is open.")
    }
}

/// One open invoice on a day.
struct ReceivableLine: Sendable {
    let number: String
    let customer: CustomerCode
    let on: Day
    let dueOn: Day
    /// Zero while it is not due, and of what stands to the customer's credit.
    let daysPast: Int
    let open: Money
    let age: AgeBucket

    /// Nil for a draft.
    init?(_ entry: InvoiceEntry, asOf day: Day) {
        guard let issue = entry.issue else { return nil }
        number = issue.number
        customer = entry.customer
        on = issue.on
        dueOn = issue.dueOn
        self.open = entry.open
        age = AgeBucket(entry.open, dueOn: issue.dueOn, on: day)
        daysPast = age == .credit ? 0 : max(0, day - issue.dueOn)
    }

    func open(of age: AgeBucket) -> Money { age == self.age ? open : Money(minor: 0, open.currency) }

    /// All of one customer.
    struct Sum: Sendable {
        let customer: CustomerCode
        let open: Money
        private let byAge: [AgeBucket: Money]

        init?(_ rows: [ReceivableLine]) {
            guard let first = rows.first else { return nil }
            customer = first.customer
            self.open = CurrencyRows(currency: first.open.currency, rows: rows).total(\.open)
            byAge = Dictionary(grouping: rows, by: \.age).mapValues {
                CurrencyRows(currency: first.open.currency, rows: $0).total(\.open)
            }
        }

        func open(of age: AgeBucket) -> Money { byAge[age] ?? Money(minor: 0, open.currency) }
    }
}

extension AgeBucket {
    /// `Not due`, `1-30`, `In credit`.
    fileprivate var heading: String {
        self == .credit ? "In credit" : rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
}
