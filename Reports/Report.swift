import BackOffice
import Domain
import Workbook

/// Something that can be handed to a customer: made from the books as they stand, in one command, for one quarter.
package struct Report: Sendable {
    /// `quarterly-status`.
    package let name: String
    package let title: String
    /// One line for `report list`.
    package let holds: String
    /// The options `report NAME` takes.
    package static let parameters = "--customer CODE --quarter 2026Q3 --out FILE.xlsx"

    private let compose: @Sendable (QuarterFacts) -> [Sheet]

    init(_ name: String, title: String, holds: String, _ compose: @escaping @Sendable (QuarterFacts) -> [Sheet]) {
        self.name = name
        self.title = title
        self.holds = holds
        self.compose = compose
    }

    /// The workbook of a customer's quarter, as the view sees it. Refuses a quarter that has not begun, and a customer without a
    /// binding agreement in it.
    package func workbook(for customer: CustomerCode, _ quarter: Quarter, from view: View) throws -> Workbook {
        workbook(from: try QuarterFacts(of: customer, quarter, from: view))
    }

    func workbook(from facts: QuarterFacts) -> Workbook {
        let title = TitleBlock(
            title, customer: facts.customer.name, period: facts.periodWords, zone: facts.zone, madeAt: facts.now,
            madeBy: facts.madeBy)
        return Workbook(title, sheets: compose(facts), notes: Definitions.all)
    }
}

package enum ReportRefusal: Refusal, Equatable {
    case notBegun(Quarter, Day)
    case unknown(String)

    package var message: String {
        switch self {
        case .notBegun(let quarter, let first):
            "\(quarter.words) begins on \(first.words); there is nothing to report yet. Name an earlier quarter."
        case .unknown(let name):
            "There is no report \(name). Name one of \(ReportCatalogue.all.map(\.name).joined(separator: ", "))."
        }
    }
}
