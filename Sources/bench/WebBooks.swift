import BackOffice
import Demo
import Domain
import Foundation
import Metering

/// Books with a year behind them: the demonstration's three utilities with all their stories, and others with contracts signed a
/// year ago, sheets of each day, monitors with their alarms, a registry with the reads of the running month, changes, invoices,
/// and every month closed by the jobs that close months. A million requests and the sheets are put in beside the gate.
enum WebBooks {
    struct Size {
        let customers: Int
        let requests: Int
        /// Of the demonstration's three utilities.
        let endpoints: Int

        static let whole = Size(customers: 250, requests: 1_000_000, endpoints: 600)
        static let small = Size(customers: 25, requests: 20_000, endpoints: 120)
    }

    /// A Tuesday in October 2025; the services begin with November.
    private static let signedAt = Instant("2025-10-28T18:00:00Z") ?? .distantPast
    private static let servicesFrom = Day("2025-11-01") ?? .earliest
    private static let watchedAt = Instant("2025-11-03T18:00:00Z") ?? .distantPast
    private static let head = MonitoredSystem.application(Identifier(named: "headend"))
    /// Of each utility that is not the demonstration's.
    private static let endpoints = 20

    static func make(in directory: DataDirectory, _ size: Size, _ peer: Peer) async throws {
        let demo = try await DemoBooks(endpoints: size.endpoints).make(in: directory)
        let now = demo.now + 3_600
        let count = size.customers - demo.customers.count
        let office = try Office.open(directory, clock: .standing(at: now), waiting: 0)
        let actor = try office.actor("demo")
        try await BillingBooks.add(count, signedAt: signedAt, servicesFrom: servicesFrom, to: office, as: actor)
        for number in 0..<count {
            let customer = try BillingBooks.code(number)
            try await watch(customer, number, office, actor)
            try await meter(customer, number, office, actor)
        }
        try office.close()
        try peer.run(WebPeer.fill, [directory.path, String(size.requests), String(now.milliseconds)])
        try await close(directory, at: now)
    }

    private static func watch(_ customer: CustomerCode, _ number: Int, _ office: Office, _ actor: Actor) async throws {
        let before = Circumstances(at: watchedAt)
        let items = Array(Checklist.standardItems.prefix(2))
        try await office.perform(SetChecklist(customer: customer, system: head, items: items), as: actor, before)
        let disk = Thresholds(
            warning: Band(high: Quantity(85)), critical: Band(high: Quantity(95)), margin: Quantity(2))
        let names: [Monitor.Name] = [Identifier(named: "disk-used"), Identifier(named: "queue-depth")]
        for name in names {
            let monitor = try await office.perform(
                SetMonitor(customer: customer, system: head, name: name, unit: "%", thresholds: disk),
                as: actor, before
            ).monitor
            // An alarm of the year that cleared; every tenth has one that is open.
            for (hours, value) in [(4_000, 90), (3_990, 60), (5, number % 10 == 0 ? 97 : 61)] {
                let at = office.clock.now - hours * 3_600
                try await office.perform(RecordReading(monitor: monitor, value: Quantity(value), at: at), as: actor)
            }
        }
        for days in [40, 200] {
            let start = office.clock.now - (days * 24 + number % 20) * 3_600
            try await office.perform(
                RecordOutage(customer: customer, system: head, startedAt: start, endedAt: start + 900, note: "Restarted."),
                as: actor)
        }
        for week in 0..<4 {
            try await office.perform(
                RecordBackup(
                    customer: customer, schedule: .weekly, takenAt: office.clock.now - week * 7 * 86_400,
                    medium: "LTO-\(number)-\(week)", keeper: "Tape safe"), as: actor)
        }
        if number % 3 == 0 {
            let start = office.clock.now + (10 + number % 60) * 86_400
            let plan = ChangePlan(
                title: "Release of utility \(number)", description: "Installs a release.", reason: "Repairs the scheduler.",
                planned: Period(start, start + 7_200), preventative: "Rehearsed.", contingency: "Restore the snapshot.",
                affects: [AffectedSystem(customer: customer, system: head)], implementer: Identifier(named: "hnovak"))
            try await office.perform(DraftChange(plan: plan), as: actor)
        }
    }

    /// A small registry since the first of last month, the interval reads of this month up to yesterday, and a file due each day.
    private static func meter(_ customer: CustomerCode, _ number: Int, _ office: Office, _ actor: Actor) async throws {
        let today = Zone.pacific.day(of: office.clock.now)
        let month = Month(of: today)
        var registry =
            "service_point,premise,account,commodity,cycle,meter,endpoint,configuration,communication,device,state,from,to\n"
        var reads = ""
        for point in 0..<endpoints {
            let name = "\(number.padded(4))\(point.padded(2))"
            registry += "S\(name),P\(name),A\(name),electric,01,M\(name),E\(name),residential-electric,mesh,R\(number),"
            registry += "billing-approved,\(month.previous.first),\n"
            // One endpoint in twenty is silent.
            guard point > 0 else { continue }
            for day in month.first..<today {
                let stamps = (1...24).map { hour in
                    Zone.utc.iso(Zone.pacific.start(of: day) + hour * 3_600).filter(\.isNumber).prefix(12)
                }
                reads += "MEPMD01,20080501,HEADEND,UTIL,RECEIVER,C,202611160300,M\(name),OK,E,KWH,1.0,00000100,24"
                reads += stamps.map { ",\($0),R0,\(point * 7)" }.joined() + "\n"
            }
        }
        let digest = try office.files.put(Array(registry.utf8))
        try await office.perform(ImportRegistry(utility: customer, sha256: digest), as: actor)
        try await office.perform(
            SetDeliverySchedule(
                utility: customer, fileType: "daily-reads", destination: "sftp://files.example/\(number)", from: month.first),
            as: actor)
        let path = office.directory.path + "/month-\(number).cmep"
        try reads.write(toFile: path, atomically: true, encoding: .utf8)
        _ = try await ReadImport(office: office, actor: actor).run(
            path, utility: customer, terms: ReadImportTerms(zone: .utc, format: .cmep))
        try FileManager.default.removeItem(atPath: path)
    }

    /// Does what fell due in the year, then bills three months, of which the last stays with some drafts and unpaid invoices.
    private static func close(_ directory: DataDirectory, at now: Instant) async throws {
        let office = try Office.open(directory, clock: .standing(at: now), waiting: 0)
        let actor = try office.actor("demo")
        try await JobRunner(office: office, actor: actor).run(until: now)
        let month = Month(of: Zone.pacific.day(of: now)).previous
        for (back, month) in [month.previous.previous, month.previous, month].enumerated() {
            let drafts = try await office.perform(RunInvoices(period: .month(month)), as: actor).drafts
            for (number, draft) in drafts.enumerated() where back < 2 || number % 10 != 0 {
                guard draft.net.minor > 0 else { continue }
                let issued = try await office.perform(
                    IssueInvoice(invoice: draft.invoice, movesDeadline: true), as: actor)
                guard back < 2, number % 7 != 0, let invoice = Invoice.ID(issued.number.text) else { continue }
                try await office.perform(
                    RecordPayment(invoice: invoice, amount: issued.total, on: issued.on, reference: "ACH \(number)"), as: actor)
            }
        }
        try office.close()
    }
}
