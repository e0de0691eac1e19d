import Domain

/// Files due and how they were delivered: each share alone, and all three together (12.7).
package struct DeliveryCounts: Hashable, Codable, Sendable {
    package var due: Int
    package var onTime: Int
    package var complete: Int
    package var valid: Int
    /// On time and complete and valid.
    package var good: Int

    package static let none = DeliveryCounts(due: 0, onTime: 0, complete: 0, valid: 0, good: 0)

    package init(due: Int, onTime: Int, complete: Int, valid: Int, good: Int) {
        self.due = due
        self.onTime = onTime
        self.complete = complete
        self.valid = valid
        self.good = good
    }

    /// What the contract judges.
    package var share: Share { Share(good, of: due) }

    package static func + (a: DeliveryCounts, b: DeliveryCounts) -> DeliveryCounts {
        DeliveryCounts(
            due: a.due &+ b.due, onTime: a.onTime &+ b.onTime, complete: a.complete &+ b.complete, valid: a.valid &+ b.valid,
            good: a.good &+ b.good)
    }
}

/// One file due and what became of it.
package struct DueFile: Hashable, Codable, Sendable {
    package let schedule: Int
    package let fileType: String
    package let destination: String
    package let serviceDay: Day
    package let dueAt: Instant
    /// The version judged: the first valid and complete one, else the last that came; nil when none did.
    package let version: Int?
    /// When its last part was delivered.
    package let deliveredAt: Instant?
    package let isOnTime: Bool
    package let isComplete: Bool
    package let isValid: Bool
    /// The number of the receiver outage that takes it out of both sides.
    package let excludedBy: Int?

    package var isGood: Bool { isOnTime && isComplete && isValid }

    package var counts: DeliveryCounts {
        DeliveryCounts(
            due: 1, onTime: isOnTime ? 1 : 0, complete: isComplete ? 1 : 0, valid: isValid ? 1 : 0, good: isGood ? 1 : 0)
    }

    /// `never delivered`, `late`, `incomplete`, `invalid`, `good`.
    package var verdict: String {
        if isGood { return "good" }
        guard version != nil else { return "never delivered" }
        let faults = [isValid ? nil : "invalid", isComplete ? nil : "incomplete", isValid && isComplete ? "late" : nil]
        return faults.compactMap { $0 }.joined(separator: ", ")
    }
}

/// A proven outage of the receiver: files that fell due during it leave both sides.
package struct ReceiverOutage: Hashable, Codable, Sendable {
    package typealias ID = Identifier<ReceiverOutage>

    package let number: Int
    package let destination: String
    package let period: Period

    package init(number: Int, destination: String, period: Period) {
        self.number = number
        self.destination = destination
        self.period = period
    }

    /// Begun before the due instant, and not over before it.
    package func covers(_ dueAt: Instant, at destination: String) -> Bool {
        destination == self.destination && period.start < dueAt && dueAt <= period.end
    }
}

/// The file deliveries of a month: a file belongs to the month of its service day.
package struct DeliveryRate: Hashable, Codable, Sendable {
    package let month: Month
    /// By service day, then file type and destination; those due so far.
    package let files: [DueFile]
    /// The service days of the files still to fall due, one a file.
    package let comingFor: [Day]
    /// Versions sent again with better data, told apart from what was due.
    package let lateCorrected: Int
    /// Resends on request, and those within their turnaround.
    package let resends: Int
    package let resendsInTime: Int

    package var raw: DeliveryCounts { files.reduce(.none) { $0 + $1.counts } }
    package var adjusted: DeliveryCounts { files.reduce(.none) { $1.excludedBy == nil ? $0 + $1.counts : $0 } }
    package var excluded: Int { files.reduce(0) { $0 + ($1.excludedBy == nil ? 0 : 1) } }
    package var toCome: Int { comingFor.count }

    package var fileTypes: [String] { Array(Set(files.map(\.fileType))).sorted() }

    /// The same of one file type.
    package func counts(of fileType: String) -> DeliveryCounts {
        files.reduce(.none) { $1.fileType == fileType && $1.excludedBy == nil ? $0 + $1.counts : $0 }
    }

    /// Judges a month from its facts, in any order; what fell due after `now` is still to come.
    package init(
        month: Month, zone: Zone, schedules: [DeliverySchedule], deliveries: [Delivery], outages: [ReceiverOutage], now: Instant
    ) {
        var files: [DueFile] = []
        var comingFor: [Day] = []
        let facts = Dictionary(grouping: deliveries) { FileDay(schedule: $0.schedule, day: $0.serviceDay) }
        for schedule in schedules {
            for day in month.days where schedule.isDue(for: day) {
                let dueAt = schedule.dueAt(for: day, in: zone)
                guard dueAt <= now else {
                    comingFor.append(day)
                    continue
                }
                let versions = FileVersion.all(of: facts[FileDay(schedule: schedule.number, day: day)] ?? [], schedule)
                let first = versions.first(where: \.isGood)
                let judged = first ?? versions.last
                files.append(
                    DueFile(
                        schedule: schedule.number, fileType: schedule.fileType, destination: schedule.destination,
                        serviceDay: day, dueAt: dueAt, version: judged?.number, deliveredAt: judged?.deliveredAt,
                        isOnTime: first.map { $0.deliveredAt <= dueAt } ?? false, isComplete: judged?.isComplete ?? false,
                        isValid: judged?.isValid ?? false,
                        excludedBy: outages.filter { $0.covers(dueAt, at: schedule.destination) }.map(\.number).min()))
            }
        }
        self.month = month
        self.files = files.sorted {
            ($0.serviceDay, $0.fileType, $0.destination, $0.schedule) < ($1.serviceDay, $1.fileType, $1.destination, $1.schedule)
        }
        self.comingFor = comingFor.sorted()
        let ours = deliveries.filter { month.days.contains($0.serviceDay) }
        lateCorrected = Set(ours.filter { $0.kind == .lateCorrected }.map(VersionKey.init)).count
        let resent = Dictionary(grouping: ours.filter { $0.kind == .resend }, by: VersionKey.init)
        resends = resent.count
        let turnaround = Dictionary(schedules.map { ($0.number, $0.turnaroundMinutes) }, uniquingKeysWith: { a, _ in a })
        resendsInTime = resent.values.reduce(0) { count, parts in
            let asked = parts.compactMap(\.requestedAt).min() ?? .distantPast
            let done = parts.map(\.deliveredAt).max() ?? .distantFuture
            let limit = parts.first.flatMap { turnaround[$0.schedule] } ?? 0
            return count + (done <= asked + limit * 60 ? 1 : 0)
        }
    }
}

private struct FileDay: Hashable {
    let schedule: Int
    let day: Day
}

private struct VersionKey: Hashable {
    let schedule: Int
    let day: Day
    let version: Int

    init(_ delivery: Delivery) {
        schedule = delivery.schedule
        day = delivery.serviceDay
        version = delivery.version
    }
}

/// The parts of one version together.
private struct FileVersion {
    let number: Int
    /// All parts, trailer counts agree, every eligible channel has a value or a missing reason.
    let isComplete: Bool
    /// Well-formed, true to schema and to the declared counts.
    let isValid: Bool
    /// Its last part.
    let deliveredAt: Instant

    var isGood: Bool { isComplete && isValid }

    /// In order of their numbers; resends are no versions of what was due.
    static func all(of deliveries: [Delivery], _ schedule: DeliverySchedule) -> [FileVersion] {
        let versions = Dictionary(grouping: deliveries.filter { $0.kind != .resend }, by: \.version)
        return versions.keys.sorted().compactMap { number in
            versions[number].map { FileVersion(number: number, parts: $0, leastParts: schedule.parts) }
        }
    }

    private init(number: Int, parts: [Delivery], leastParts: Int) {
        let wanted = max(parts.map(\.parts).max() ?? 0, leastParts)
        let agree = parts.allSatisfy { $0.declared == $0.actual }
        self.number = number
        isComplete = agree && Set(parts.map(\.part)).count == wanted && parts.allSatisfy { $0.unexplained == 0 }
        isValid = agree && parts.allSatisfy(\.isValid)
        deliveredAt = parts.map(\.deliveredAt).max() ?? .distantFuture
    }
}
