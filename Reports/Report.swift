import BackOffice
import Domain
import Workbook

/// Something that can be handed over: made from the books as they stand, in one command, as a workbook or as CSV.
package struct Report: Sendable {
    /// `quarterly-status`.
    package let name: String
    package let title: String
    /// One line for `report list`.
    package let holds: String
    private let form: Form

    private enum Form: Sendable {
        /// Of one customer's quarter.
        case quarter(@Sendable (QuarterFacts) -> [Sheet])
        /// Of one customer or of all the actor may see, over days or on one.
        case finance(FinanceScope.Span, [Note], @Sendable (FinanceScope) throws -> [Sheet])
    }

    init(_ name: String, title: String, holds: String, _ compose: @escaping @Sendable (QuarterFacts) -> [Sheet]) {
        self.name = name
        self.title = title
        self.holds = holds
        form = .quarter(compose)
    }

    init(
        _ name: String, title: String, holds: String, over span: FinanceScope.Span,
        notes: [Note] = FinanceDefinitions.all, _ compose: @escaping @Sendable (FinanceScope) throws -> [Sheet]
    ) {
        self.name = name
        self.title = title
        self.holds = holds
        form = .finance(span, notes, compose)
    }

    /// What it cannot be made without.
    package enum Asked: Equatable, Sendable {
        /// A customer and a quarter.
        case customerAndQuarter
        /// A month or a quarter; a customer narrows it, and a day payments and credits are told at.
        case period
        /// Nothing; a day other than today, and a customer, may be named.
        case day
    }

    package var asked: Asked {
        switch form {
        case .quarter: .customerAndQuarter
        case .finance(.period, _, _): .period
        case .finance(.day, _, _): .day
        }
    }

    /// The options `report NAME` takes.
    package var parameters: String {
        let out = "--out FILE.xlsx|FILE.csv"
        return switch form {
        case .quarter: "--customer CODE --quarter 2026Q3 \(out)"
        case .finance(.period, _, _): "[--customer CODE] --period 2026-09|2026Q3 [--on DAY] \(out)"
        case .finance(.day, _, _): "[--customer CODE] [--on DAY] \(out)"
        }
    }

    /// Whether it is about one day rather than a period.
    package var isOfADay: Bool {
        switch form {
        case .finance(.day, _, _): true
        case .quarter, .finance(.period, _, _): false
        }
    }

    /// The workbook as the view sees the books. Refuses a quarter that has not begun, a customer without a binding agreement in it,
    /// and a request that leaves out what the report needs.
    package func workbook(_ request: ReportRequest, from view: View) throws -> Workbook {
        switch form {
        case .quarter:
            guard let customer = request.customer, let quarter = request.quarter else {
                throw ReportRefusal.incomplete(name, parameters)
            }
            return try workbook(for: customer, quarter, from: view)
        case .finance(let span, let notes, let compose):
            guard let scope = try FinanceScope(request, span, view) else { throw ReportRefusal.incomplete(name, parameters) }
            let block = TitleBlock(
                title, customer: scope.customerWords, period: scope.words, zone: scope.zone, madeAt: view.now,
                madeBy: view.actor.name)
            return Workbook(block, sheets: try compose(scope), notes: notes)
        }
    }

    /// The list a report is about, in CSV: its first table, without totals.
    package func csv(_ request: ReportRequest, from view: View) throws -> String {
        try workbook(request, from: view).sheets.lazy.compactMap(\.tables.first).first?.csv ?? ""
    }

    /// The workbook of a customer's quarter, as the view sees it. Refuses a quarter that has not begun, and a customer without a
    /// binding agreement in it.
    package func workbook(for customer: CustomerCode, _ quarter: Quarter, from view: View) throws -> Workbook {
        try workbook(from: try QuarterFacts(of: customer, quarter, from: view))
    }

    func workbook(from facts: QuarterFacts) throws -> Workbook {
        guard case .quarter(let compose) = form else { throw ReportRefusal.incomplete(name, parameters) }
        let title = TitleBlock(
            title, customer: facts.customer.name, period: facts.periodWords, zone: facts.zone, madeAt: facts.now,
            madeBy: facts.madeBy)
        let sheets = compose(facts)
        let ofDesk = sheets.contains { $0.name == RequestSheets.name } ? DeskDefinitions.all : []
        return Workbook(
            title, sheets: sheets,
            notes: Definitions.all + (facts.hours.isEmpty ? [] : FinanceDefinitions.hours) + ofDesk)
    }
}

/// What a report is asked for; each takes of it what its parameters name.
package struct ReportRequest: Sendable {
    package var customer: CustomerCode?
    package var period: ReportingPeriod?
    package var on: Day?

    package init(customer: CustomerCode? = nil, period: ReportingPeriod? = nil, on: Day? = nil) {
        self.customer = customer
        self.period = period
        self.on = on
    }

    var quarter: Quarter? {
        switch period {
        case .quarter(let quarter): quarter
        case .month, nil: nil
        }
    }
}

package enum ReportRefusal: Refusal, Equatable {
    case notBegun(Quarter, Day)
    case unknown(String)
    case incomplete(String, String)

    package var message: String {
        switch self {
        case .notBegun(let quarter, let first):
            "\(quarter.words) begins on \(first.words); there is nothing to report yet. Name an earlier quarter."
        case .unknown(let name):
            "There is no report \(name). Name one of \(ReportCatalogue.all.map(\.name).joined(separator: ", "))."
        case .incomplete(let name, let parameters): "The report \(name) takes \(parameters)."
        }
    }
}
