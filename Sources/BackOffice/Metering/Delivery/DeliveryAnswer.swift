import Domain
import Metering

/// What `deliveries list --json` prints: the month's counts after receiver outages, and every file due.
package struct DeliveryAnswer: Encodable, Equatable, Sendable {
    package struct File: Encodable, Equatable, Sendable {
        package let fileType: String
        package let destination: String
        package let serviceDay: Day
        package let dueAt: Instant
        package let version: Int?
        package let deliveredAt: Instant?
        package let onTime: Bool
        package let complete: Bool
        package let valid: Bool
        package let verdict: String
        package let excludedBy: ReceiverOutage.ID?

        fileprivate init(_ file: DueFile) {
            fileType = file.fileType
            destination = file.destination
            serviceDay = file.serviceDay
            dueAt = file.dueAt
            version = file.version
            deliveredAt = file.deliveredAt
            onTime = file.isOnTime
            complete = file.isComplete
            valid = file.isValid
            verdict = file.verdict
            excludedBy = file.excludedBy.map { ReceiverOutage.ID(series: "RCV", $0) }
        }
    }

    package let due: Int
    package let onTime: Int
    package let complete: Int
    package let valid: Int
    /// On time and complete and valid.
    package let good: Int
    package let excluded: Int
    package let toCome: Int
    package let lateCorrected: Int
    package let resends: Int
    package let resendsInTime: Int
    package let final: Bool
    /// All three from all that is known now; only of a closed month.
    package let restated: Int?
    package let files: [File]

    package init(_ figures: MeteringMonth) {
        let rate = figures.judgedDeliveries
        let counts = rate.adjusted
        due = counts.due
        onTime = counts.onTime
        complete = counts.complete
        valid = counts.valid
        good = counts.good
        excluded = rate.excluded
        toCome = rate.toCome
        lateCorrected = rate.lateCorrected
        resends = rate.resends
        resendsInTime = rate.resendsInTime
        final = figures.isFinal
        restated = figures.isFinal ? figures.deliveries.adjusted.good : nil
        files = rate.files.map(File.init)
    }
}
