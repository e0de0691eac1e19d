import BackOffice
import Workbook

/// What `report list --json` prints of a report.
package struct ReportAnswer: Encodable, Equatable, Sendable {
    package let name: String
    package let title: String
    package let holds: String
    /// As the command line takes them.
    package let parameters: String

    package init(_ report: Report) {
        name = report.name
        title = report.title
        holds = report.holds
        parameters = report.parameters
    }
}

extension Report {
    /// Whether somebody may have it: money takes its own right, and what is the provider's own is for its people.
    package func isFor(_ actor: Actor) -> Bool {
        actor.permissions.contains(ReportCatalogue.permission(of: self))
            && (actor.isInside || ReportCatalogue.isForUtilities(self))
    }

    /// The tables of its sheets, as JSON.
    package func tables(_ request: ReportRequest, from view: View) throws -> [TableAnswer] {
        try workbook(request, from: view).sheets.flatMap { sheet in sheet.tables.map { TableAnswer($0, of: sheet.name) } }
    }
}
