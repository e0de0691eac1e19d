import BackOffice
import Domain
import Metering
import Workbook

/// Something the provider or the utility still owes the other: what, who sees to it, until when.
struct OpenAction: Sendable, Equatable {
    enum Side: String, Sendable {
        case provider, utility, both
    }

    let what: String
    /// The record it is about; empty where it has none.
    let about: String
    let side: Side
    let owner: String
    /// Nil where no day is set.
    let dueOn: Day?

    func isOverdue(on day: Day) -> Bool { dueOn.map { day > $0 } ?? false }
}

extension OpenAction {
    /// All that is open of a customer now: the earliest due day first, those without one last.
    static func list(of customer: Customer, from view: View) throws -> [OpenAction] {
        let all =
            try checklists(customer, view) + alarms(customer, view) + backups(customer, view) + recoveries(customer, view)
            + reviews(customer, view) + exclusions(customer, view) + signatures(customer, view) + requests(customer, view)
            + changes(customer, view)
        return all.sorted {
            ($0.dueOn ?? .latest, $0.about, $0.what) < ($1.dueOn ?? .latest, $1.about, $1.what)
        }
    }

    static let operations = "cloud operations"
    /// Sheets are looked back for so many days.
    private static let sheetDays = 30

    /// Faults without a corrective action, and sheets nobody signed in the last week.
    private static func checklists(_ customer: Customer, _ view: View) throws -> [OpenAction] {
        let today = Checklist.zone.day(of: view.now)
        return try view.checklistSheets(of: customer.code, on: (today - sheetDays)...today, asOf: view.now).flatMap { sheet in
            let faults = sheet.faults.filter { $0.correctiveAction == nil }.map {
                OpenAction(
                    what: "Correct \($0.item) of \(sheet.system), faulty on \(sheet.day.words): \($0.note ?? "")", about: "",
                    side: .provider, owner: operations, dueOn: sheet.day)
            }
            let missed = sheet.standing(at: view.now) == .missed && sheet.day >= today - 7
            return faults
                + (missed
                    ? [
                        OpenAction(
                            what: "Sign the checklist of \(sheet.system) of \(sheet.day.words)", about: "", side: .provider,
                            owner: operations, dueOn: sheet.day)
                    ] : [])
        }
    }

    private static func alarms(_ customer: Customer, _ view: View) throws -> [OpenAction] {
        let names = try view.peopleNames()
        return try view.alarms(of: customer.code, asOf: view.now).filter { $0.isOpen || $0.acknowledgement == nil }.map { alarm in
            let monitor = try view.monitor(alarm.monitor)
            return OpenAction(
                what: "\(alarm.isOpen ? "Clear" : "Acknowledge") the \(alarm.severity.rawValue) alarm of \(monitor.words)",
                about: alarm.id.text, side: .provider,
                owner: alarm.acknowledgement.map { names.name($0.by) } ?? operations,
                dueOn: Checklist.zone.day(of: alarm.openedAt))
        }
    }

    /// Media that are to go off site or to be disposed of by now.
    private static func backups(_ customer: Customer, _ view: View) throws -> [OpenAction] {
        let today = Checklist.zone.day(of: view.now)
        return try view.backupCopies(of: customer.code, asOf: view.now).compactMap { copy in
            guard let next = Rotation.standard.next(of: copy), next.day <= today else { return nil }
            let deed =
                switch next {
                case .offSite: "Move \(copy.medium) off site"
                case .dispose: "Dispose of \(copy.medium)"
                }
            return OpenAction(
                what: deed, about: copy.id.text, side: .provider, owner: copy.keeper(at: view.now)?.keeper ?? operations,
                dueOn: next.day)
        }
    }

    /// Recoveries that still run, and a drill that is owed.
    private static func recoveries(_ customer: Customer, _ view: View) throws -> [OpenAction] {
        let running = try view.recoveries(of: customer.code, asOf: view.now).filter { $0.verifiedAt == nil }.map {
            OpenAction(
                what: "Verify service after the \($0.isDrill ? "drill" : "recovery"), \($0.kind.words) of \($0.system)",
                about: $0.id.text, side: .provider, owner: operations, dueOn: customer.zone.day(of: $0.duty.dueAt))
        }
        let today = customer.zone.day(of: view.now)
        guard let due = try view.nextDrill(of: customer.code), due.on < today else { return running }
        return running + [
            OpenAction(what: "Drill a restore", about: due.last?.text ?? "", side: .provider, owner: operations, dueOn: due.on)
        ]
    }

    private static func reviews(_ customer: Customer, _ view: View) throws -> [OpenAction] {
        let today = Checklist.zone.day(of: view.now)
        return try view.accessReviews(of: customer.code).filter { $0.isOverdue(on: today) }.map {
            OpenAction(
                what: "Review access to \($0.plan.subject.words)", about: $0.last?.id.text ?? "", side: .provider,
                owner: $0.plan.owner, dueOn: $0.dueOn)
        }
    }

    /// Exclusions that are asked for and not decided: approved at the latest at the close of the first month they touch (12.6).
    private static func exclusions(_ customer: Customer, _ view: View) throws -> [OpenAction] {
        try ExclusionRow.list(of: customer.code, status: .requested, asOf: view.now, view.db).map {
            let month = Month(of: customer.zone.day(of: $0.period.start))
            // The close is 24:00 of its day.
            let close = customer.zone.day(of: CloseRule.standard.instant(of: month, in: customer.zone)) - 1
            return OpenAction(
                what: "Decide on the exclusion for \($0.code.words)", about: $0.id.text, side: .provider,
                owner: customer.accountManager, dueOn: close)
        }
    }
}
