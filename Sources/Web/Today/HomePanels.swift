import BackOffice
import Domain
import Workbook

/// The panels of the home page, each for those whose day it is: by what they may do, not by what they are called.
enum HomePanels {
    static func page(_ visit: Visit) throws -> (pieces: [any Piece], beside: [any Piece]) {
        var day = HomeDay(visit)
        guard visit.actor.isInside else {
            try UtilityPanels.all(&day)
            return (day.pieces, [])
        }
        let mine = visit.actor.permissions
        func may(_ permissions: Permission...) -> Bool { !mine.isDisjoint(with: permissions) }
        // Account managers, and auditors, who look at all of it.
        let watchesContracts = may(.manageContracts, .readJournal)
        if may(.workRequests, .superviseRequests) { try DeskPanels.claims(&day) }
        if watchesContracts || may(.workRequests, .superviseRequests) { try DeskPanels.queue(&day) }
        if may(.workRequests, .superviseRequests) { try DeskPanels.requests(&day) }
        if may(.signChecklists, .operateSystems) { try OperationsPages.day(&day) }
        if may(.administerBoard, .decideChanges, .submitChanges) { try DeskPanels.board(&day) }
        if may(.importReads) { try MeteringPanels.day(&day) }
        if may(.issueInvoices, .recordPayments) { try DeskPanels.invoices(&day) }
        var beside: [any Piece] = []
        if watchesContracts {
            let (customers, areMine) = try utilities(visit)
            day.add(try CompliancePanels.panel(customers, title: areMine ? "Promises of my utilities" : "Promises kept", visit))
            beside = [try DeadlinePanels.ahead(&day, of: customers, areMine: areMine)]
        }
        if may(.approveExclusions) { try DeskPanels.exclusions(&day) }
        return (day.pieces, beside)
    }

    /// The utilities that are the viewer's own, by the name they have as account manager; all, where none is.
    private static func utilities(_ visit: Visit) throws -> (rows: [Customer], areMine: Bool) {
        let all = try visit.read { try $0.customers() }
        let mine = all.filter { $0.accountManager == visit.actor.name }
        return mine.isEmpty ? (Array(all.prefix(12)), false) : (Array(mine.prefix(24)), true)
    }
}
