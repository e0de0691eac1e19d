import BackOffice
import Domain
import Metering
import Workbook

/// Files due to a utility and what became of each (12.7).
enum DeliveryPages {
    /// A class: thousands are sorted.
    final class Row: Sendable {
        let utility: CustomerCode
        let file: DueFile

        init(utility: CustomerCode, file: DueFile) {
            self.utility = utility
            self.file = file
        }
    }

    static let routes: [Route] = list.routes

    private static let list = Listing<Row>(
        "/metering/deliveries", "Files delivered", section: .metering,
        key: { "\($0.utility)/\($0.file.schedule)/\($0.file.serviceDay)" },
        deeds: { visit in
            let utility = visit.actor.utility?.text ?? visit.query["utility"]
            let month = visit.query["month"] ?? Month(of: visit.zone.day(of: visit.now)).description
            let why = utility.map { [Button("Why this month's figure", href: "/why/delivery/\($0)/\(month)")] } ?? []
            return why + [Button("Files received", href: "/metering/files"), Button("Read rates", href: "/metering")]
        },
        whenEmpty: "No file fell due in these days. What is due when, and where to, is set by a delivery schedule.",
        filters: { visit in
            let choices = try visit.utilityChoices()
            return (choices.isEmpty ? [] : [ListFilter("utility", "Utility", .customers(choices))]) + [
                ListFilter("month", "Month", .offer(MeteringView.months(visit)), whenNone: "the running one"),
                ListFilter("state", "State", .choice([("failed", "only what failed"), ("good", "only what was good")])),
            ]
        }, columns: columns,
        whole: { view, query in
            let asked = try query.word("utility", "a utility's code") { CustomerCode($0) }
            let month = try query.word("month", "a month such as 2026-09") { Month($0) }
            let customers = try asked.map { [try view.customer($0)] } ?? view.customers()
            let rows = try customers.flatMap { customer in
                let month = month ?? Month(of: customer.zone.day(of: view.now))
                return try view.judgedDeliveries(of: customer.code, in: month).files
                    .map { Row(utility: customer.code, file: $0) }
            }
            let state = query["state"]
            return rows.filter { state == nil || $0.file.isGood == (state == "good") }
                .sorted {
                    ($1.file.serviceDay, $0.utility, $0.file.fileType) < ($0.file.serviceDay, $1.utility, $1.file.fileType)
                }
        })

    private static func columns(_ visit: Visit) -> [ListColumn<Row>] {
        [
            ListColumn(
                "day", "Service day", { .day($0.file.serviceDay) },
                shown: { row, shown in
                    var shown = shown
                    shown.href = "/metering/days/\(row.utility)/\(row.file.serviceDay)"
                    return shown
                }),
            ListColumn("utility", "Utility", { .text($0.utility.text) }),
            ListColumn("type", "File", beneath: [.line("To") { .text($0.file.destination) }], { .text($0.file.fileType) }),
            ListColumn("due", "Due", { .instant($0.file.dueAt, visit.zone) }),
            ListColumn("delivered", "Last part", { $0.file.deliveredAt.map { .instant($0, visit.zone) } ?? .empty }),
            ListColumn(
                "verdict", "Verdict", { .text($0.file.verdict) },
                shown: { row, _ in
                    Shown(chip: row.file.chip, why: nil)
                }),
            ListColumn(
                "excluded", "Left out by", { .text($0.file.excludedBy.map { ReceiverOutage.ID(series: "RCV", $0).text } ?? "") }),
            ListColumn("version", "Version", spare: true, { $0.file.version.map { .int($0) } ?? .empty }),
        ]
    }

    /// Some files of a month, with the month's share.
    static func table(_ figures: MeteringMonth, _ visit: Visit, where isShown: (DueFile) -> Bool) -> Grid {
        Grid(
            "Files due", ["File", "Due", "Last part", "Verdict"],
            figures.judgedDeliveries.files.filter(isShown).map { file in
                [
                    Shown(file.fileType, sub: file.destination), Shown(visit.zone.words(file.dueAt)),
                    Shown(file.deliveredAt.map { visit.zone.words($0) } ?? "not delivered"),
                    Shown(
                        "why", chip: file.chip,
                        sub: file.excludedBy.map { "left out by \(ReceiverOutage.ID(series: "RCV", $0))" },
                        why: "/why/delivery/\(figures.utility)/\(figures.month)"),
                ]
            }, whenEmpty: "No file was due.")
    }
}

extension DueFile {
    var chip: Chip {
        if excludedBy != nil { return Chip("\(verdict), left out", .calm) }
        return isGood ? Chip("on time, complete, valid", .good) : Chip(verdict, .late)
    }
}
