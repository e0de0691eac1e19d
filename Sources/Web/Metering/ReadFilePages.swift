import BackOffice
import Domain
import Metering
import Workbook

/// Files of reads as they were received: what each held, what became of it, why one was refused.
enum ReadFilePages {
    static let routes: [Route] =
        list.routes + [
            .get("/metering/files/{utility}/{sha256}", .permission(.readBooks), "A file of reads: its report") { visit in
                .page(try page(visit))
            }
        ]

    private static let list = Listing<ReadFileRow>(
        "/metering/files", "Files received", section: .metering, key: { "\($0.utility)/\($0.number)" },
        deeds: { _ in [Button("Read rates", href: "/metering"), Button("Files delivered", href: "/metering/deliveries")] },
        whenEmpty: "No file of reads fits. They come by import and by watched folders.",
        filters: { visit in
            let choices = try visit.utilityChoices()
            return (choices.isEmpty ? [] : [ListFilter("utility", "Utility", .customers(choices))]) + [
                ListFilter(
                    "status", "State", .choice([("received", "received"), ("accepted", "accepted"), ("refused", "refused")]))
            ]
        }, columns: columns, paged: fetch)

    /// Newest first; of one utility page by page, of several the newest of each.
    private static func fetch(_ view: View, _ query: ListQuery, _ visit: Visit) throws -> ListPage<ReadFileRow> {
        let status = try query.word("status", "received, accepted or refused") { ReadFileStatus(rawValue: $0) }
        let asked = try query.word("utility", "a utility's code") { CustomerCode($0) }
        guard let utility = asked ?? visit.actor.utility else {
            return ListPage(
                try ReadFileRow.newest(status: status, limit: query.limit, in: view), total: nil, next: nil)
        }
        let before = query.after.flatMap { $0.split(separator: "/").last }.flatMap { Int($0) }
        let rows = try ReadFileRow.newest(
            of: utility, status: status, before: before, limit: query.limit.map { $0 + 1 }, in: view)
        let shown = query.limit.map { Array(rows.prefix($0)) } ?? rows
        return ListPage(shown, total: nil, next: shown.count < rows.count ? shown.last.map { "\($0.utility)/\($0.number)" } : nil)
    }

    private static func columns(_ visit: Visit) -> [ListColumn<ReadFileRow>] {
        [
            ListColumn(
                "name", "File", sortable: false, { .text($0.name) },
                shown: { row, shown in
                    var shown = shown
                    shown.href = "/metering/files/\(row.utility)/\(row.sha256)"
                    return shown
                }),
            ListColumn("utility", "Utility", sortable: false, { .text($0.utility.text) }),
            ListColumn(
                "state", "State", sortable: false, { .text($0.status.rawValue) },
                shown: { row, _ in Shown(chip: row.status.chip) }),
            ListColumn("format", "Format", sortable: false, { .text($0.readAs?.rawValue ?? "") }),
            ListColumn("accepted", "Accepted", sortable: false, { .instant($0.acceptedAt, visit.zone) }),
            ListColumn("readings", "Values", sortable: false, { $0.counts.map { .int($0.readings) } ?? .empty }),
            ListColumn("late", "After T1", sortable: false, { $0.counts.map { .int($0.afterT1) } ?? .empty }),
            ListColumn(
                "quarantined", "Quarantined", sortable: false, { $0.counts.map { .int($0.quarantinedReadings) } ?? .empty }),
            ListColumn("bytes", "Bytes", spare: true, sortable: false, { .int($0.bytes) }),
            ListColumn("sha256", "SHA-256", spare: true, sortable: false, { .text($0.sha256) }),
        ]
    }

    private static func page(_ visit: Visit) throws -> Page {
        let utility = try visit.utilityInPath()
        let row = try visit.read { try ReadFileRow.report(visit.parameters["sha256"] ?? "", of: utility, in: $0) }
        var pieces: [any Piece] = []
        if let rejection = row.rejection {
            pieces.append(
                Panel(
                    "Why it was refused",
                    [
                        Remark(
                            "The whole file was refused; nothing of it counts. Correct it at its source and import it again.",
                            tone: .late),
                        Grid(
                            "Lines that were wrong", ["Line", "Problem"],
                            rejection.rejected.map { [.figure($0.line), Shown($0.problem)] }),
                    ]))
        }
        if let counts = row.counts { pieces.append(Panel("What it held", [self.counts(counts)])) }
        if !row.quarantined.isEmpty {
            pieces.append(
                Panel(
                    "In quarantine",
                    [
                        Remark(
                            "These match no channel of the registry at their time. They are released when the registry tells of one."
                        ),
                        Grid(
                            "Streams in quarantine", ["Named", "Channel", "Why", "Values", "First", "Last"],
                            row.quarantined.prefix(200).map { stream in
                                [
                                    Shown(stream.name), Shown(stream.channel), Shown(stream.reason.words),
                                    .figure(stream.readings),
                                    Shown(visit.zone.words(stream.first)), Shown(visit.zone.words(stream.last)),
                                ]
                            }),
                    ]))
        }
        return Page(
            row.name, lead: "file of reads of \(utility), \(row.status.rawValue)", section: .metering,
            deeds: [Button("All files", href: "/metering/files?utility=\(utility)")], pieces,
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts([
                            ("State", Shown(chip: row.status.chip)), ("Accepted", Shown(visit.zone.words(row.acceptedAt))),
                            ("Recorded", Shown(visit.zone.words(row.recordedAt))),
                            ("Format", Shown(row.readAs?.rawValue ?? "unknown")),
                            ("Stamps in", Shown(row.zone.id)), ("Bytes", .figure(row.bytes)), ("SHA-256", Shown(row.sha256)),
                        ])
                    ])
            ])
    }

    private static func counts(_ counts: ReadFileCounts) -> Facts {
        Facts([
            ("Values", Shown(counts.readings.grouped, sub: counts.months.map(\.words).joined(separator: ", ").unlessEmpty)),
            (
                "Quality",
                Shown(
                    "\(counts.actual.grouped) actual",
                    sub:
                        "\(counts.estimated.grouped) estimated, \(counts.substituted.grouped) substituted, \(counts.missing.grouped) missing"
                )
            ),
            (
                "Merged",
                Shown(
                    "\(counts.merged.new.grouped) new",
                    sub:
                        "\(counts.merged.duplicate.grouped) again, \(counts.merged.corrected.grouped) corrected, \(counts.merged.conflicting.grouped) conflicting, \(counts.merged.outranked.grouped) outranked"
                )
            ),
            ("After T1", Shown(counts.afterT1.grouped, sub: "of these \(counts.afterT3.grouped) after T3")),
            (
                "Looked at twice",
                Shown(
                    "\(counts.future.grouped) from the future",
                    sub:
                        "\(counts.offSlot.grouped) off their slot, \(counts.backwardRegisters.grouped) registers that run backwards"
                )
            ),
            ("Quarantined", Shown(counts.quarantinedReadings.grouped, sub: counts.quarantinedStreams.counted("stream"))),
        ])
    }
}

extension ReadFileStatus {
    var chip: Chip {
        switch self {
        case .received: Chip("received", .due)
        case .accepted: Chip("accepted", .good)
        case .refused: Chip("refused", .late)
        }
    }
}

extension QuarantinedStream.Reason {
    var words: String {
        switch self {
        case .unknown: "unknown to the registry"
        case .notLinked: "no link in force then"
        case .noChannel: "no such channel"
        }
    }
}
