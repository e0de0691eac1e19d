import BackOffice
import Domain
import Metering
import Workbook

/// File delivery: each month by file type, and every file due.
enum DeliverySheets {
    private struct TypeMonth: Sendable {
        let month: Month
        let fileType: String
        let counts: DeliveryCounts
        let excluded: Int
    }

    private static func target(_ facts: QuarterFacts) -> Percent? {
        facts.judged.first { $0.assessment.metric == .fileDelivery }?.assessment.target
    }

    static func hasFigures(_ facts: QuarterFacts) -> Bool {
        facts.metering.contains { !$0.judgedDeliveries.files.isEmpty || $0.judgedDeliveries.toCome > 0 }
    }

    /// Counts by month and file type, then the files that failed.
    static func sheet(_ facts: QuarterFacts) -> Sheet {
        var rows: [TypeMonth] = []
        for figures in facts.metering {
            let rate = figures.judgedDeliveries
            for type in rate.fileTypes {
                let excluded = rate.files.count { $0.fileType == type && $0.excludedBy != nil }
                rows.append(TypeMonth(month: figures.month, fileType: type, counts: rate.counts(of: type), excluded: excluded))
            }
        }
        let rates: [DeliveryRate] = facts.metering.map { $0.judgedDeliveries }
        let sum = rates.reduce(DeliveryCounts.none) { $0 + $1.adjusted }
        let excluded = rates.reduce(0) { $0 + $1.excluded }
        let promise = target(facts)
        let columns: [Column<TypeMonth>] = [
            Column("Month", total: .text("All")) { .month($0.month) },
            Column("File type", widest: 30) { .text($0.fileType) },
            Column("Due", total: .sum(.int(sum.due))) { .int($0.counts.due) },
            Column("On time", total: .sum(.int(sum.onTime))) { .int($0.counts.onTime) },
            Column("Complete", total: .sum(.int(sum.complete))) { .int($0.counts.complete) },
            Column("Valid", total: .sum(.int(sum.valid))) { .int($0.counts.valid) },
            Column("All three", total: .sum(.int(sum.good))) { .int($0.counts.good) },
            Column("Kept", total: .rate(part: "All three", whole: "Due", .share(sum.share, against: promise))) {
                .share($0.counts.share, against: promise)
            },
            Column("Receiver down", total: .sum(.int(excluded))) { .int($0.excluded) },
        ]
        let table = Table(
            "files by month", rows, columns: columns, rates: ["Kept": .init("All three", over: "Due")],
            whenEmpty: "No file fell due.")
        let failed: [DueFile] = rates.flatMap { $0.files.filter { !$0.isGood || $0.excludedBy != nil } }
        let late = rates.reduce(0) { $0 + $1.lateCorrected }
        let resent = rates.reduce(0) { $0 + $1.resends }
        let inTime = rates.reduce(0) { $0 + $1.resendsInTime }
        return Sheet(
            "Files", title: "File delivery", summary: "Files due, on time, complete and valid, and every file that was not",
            [
                .table(table), .heading("Files that were not on time, complete and valid"),
                .table(files("failed files", failed, facts.zone, whenEmpty: "Every file due was on time, complete and valid.")),
                .text(
                    "Sent again with better data after they were due: \(late.grouped). Resends on request: \(resent.grouped), of which "
                        + "\(inTime.grouped) within their turnaround. Neither counts here."),
            ])
    }

    /// Every file due.
    static func every(_ facts: QuarterFacts) -> Sheet {
        let all: [DueFile] = facts.metering.flatMap { $0.judgedDeliveries.files }
        return Sheet(
            "Every file", title: "Every file due",
            summary: "Each file due in the quarter with its due time, delivery and verdict",
            [.table(files("every file", all, facts.zone, whenEmpty: "No file fell due."))])
    }

    private static func files(_ name: String, _ files: [DueFile], _ zone: Zone, whenEmpty: String) -> Table {
        let columns: [Column<DueFile>] = [
            Column("Service day") { .day($0.serviceDay) },
            Column("File type", widest: 30) { .text($0.fileType) },
            Column("Due") { .instant($0.dueAt, zone) },
            Column("Delivered") { file in file.deliveredAt.map { Cell.instant($0, zone) } ?? .text("never") },
            Column("Version") { file in file.version.map { Cell.int($0) } ?? .empty },
            Column("On time") { .text($0.isOnTime ? "yes" : "no") },
            Column("Complete") { .text($0.isComplete ? "yes" : "no") },
            Column("Valid") { .text($0.isValid ? "yes" : "no") },
            Column("Verdict") { .verdict(verdict($0)) },
            Column("Destination", widest: 40) { .text($0.destination) },
        ]
        return Table(name, files, columns: columns, whenEmpty: whenEmpty)
    }

    private static func verdict(_ file: DueFile) -> Verdict {
        if let outage = file.excludedBy {
            return Verdict("receiver down, \(ReceiverOutage.ID(series: "RCV", outage))", .calm)
        }
        return file.isGood ? Verdict("kept", .good) : Verdict(file.verdict, .late)
    }
}
