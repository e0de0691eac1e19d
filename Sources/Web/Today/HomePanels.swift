import BackOffice
import Domain
import Workbook

/// The panels of the home page, each for those whose day it is: by what they may do, not by what they are called.
enum HomePanels {
    static func all(_ visit: Visit) throws -> [any Piece] {
        guard visit.actor.utility == nil else { return try UtilityPanels.all(visit) }
        let mine = visit.actor.permissions
        var pieces: [any Piece] = []
        if !mine.isDisjoint(with: [.workRequests, .superviseRequests]) { pieces += try DeskPanels.requests(visit) }
        if !mine.isDisjoint(with: [.signChecklists, .operateSystems]) {
            pieces += [try OperationsPages.sheets(visit, onlyOpen: true), try OperationsPages.alarms(visit)]
        }
        if !mine.isDisjoint(with: [.administerBoard, .decideChanges, .submitChanges]) { pieces += try DeskPanels.board(visit) }
        if mine.contains(.approveExclusions) { pieces.append(try DeskPanels.exclusions(visit)) }
        if !mine.isDisjoint(with: [.issueInvoices, .recordPayments]) { pieces += try DeskPanels.invoices(visit) }
        if watchesContracts(visit) { pieces.append(try CompliancePanels.glance(visit)) }
        return pieces
    }

    static func beside(_ visit: Visit) throws -> [any Piece] {
        guard visit.actor.utility == nil else { return [] }
        return watchesContracts(visit) ? [try DeadlinePanels.ahead(visit)] : []
    }

    /// Account managers, and auditors, who look at all of it.
    private static func watchesContracts(_ visit: Visit) -> Bool {
        !visit.actor.permissions.isDisjoint(with: [.manageContracts, .readJournal])
    }

    /// The utilities that are the viewer's own, by the name they have as account manager; all, where none is.
    static func utilities(_ visit: Visit) throws -> (rows: [Customer], areMine: Bool) {
        let all = try visit.read { try $0.customers() }
        let mine = all.filter { $0.accountManager == visit.actor.name }
        return mine.isEmpty ? (Array(all.prefix(12)), false) : (Array(mine.prefix(24)), true)
    }
}
