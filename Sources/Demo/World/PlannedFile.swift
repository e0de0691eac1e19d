import Domain
import Metering

/// A read file as the head-end will send it: what is in it is worked out when it is written.
package struct PlannedFile: Sendable {
    package enum Content: Hashable, Sendable {
        /// The first collection of a day, with its gaps.
        case collected
        /// A whole day read again.
        case readAgain
        /// The hours of a gap alone.
        case filledIn
        /// All values of a day, put right by so many percent.
        case altered(percent: Int)
    }

    package struct Item: Hashable, Sendable {
        package let point: Int
        package let day: Day
        package let classes: Set<ReadClass>
        package let content: Content
    }

    package let format: ReadFormat
    package let name: String
    package let receivedAt: Instant
    package var isResend = false
    /// The line broke: the file ends in the middle of a record.
    package var isCutShort = false
    /// Still lies in the drop folder at the books' now.
    package var isWaiting = false
    package let items: [Item]
}

extension DemoWorld {
    /// Every file that came by the books' now, in the order of arrival.
    package func files() -> [PlannedFile] {
        var out: [PlannedFile] = []
        for day in span.days { out += nightly(day) }
        out += retries()
        out += oddities()
        return out.filter { $0.receivedAt <= span.now }.sorted { ($0.receivedAt, $0.name) < ($1.receivedAt, $1.name) }.map(
            waiting)
    }

    /// Files of the last morning that still make their T1 wait in the drop folder.
    private func waiting(_ file: PlannedFile) -> PlannedFile {
        guard file.receivedAt >= Zone.pacific.start(of: Zone.pacific.day(of: span.now)), let item = file.items.first,
            let point = point(item.point), item.content == .collected, point.days.deadlines(for: item.day).t1 > span.now
        else { return file }
        var out = file
        out.isWaiting = true
        return out
    }

    // MARK: Every day

    private func nightly(_ day: Day) -> [PlannedFile] {
        var random = SeededRandom(seed: seed, utility.code, "nightly", day.description)
        let reads: Set<ReadClass> = [.register, .interval, .net]
        let early = utility.zone.instant(day + 1, second: random.between(8_400, 17_400))
        switch utility.code {
        case "ALDER":
            let homes = items(day) { $0 == .commercialElectric ? [.register] : reads }
            let quarters = items(day) { $0 == .commercialElectric ? [.interval, .voltage] : [.voltage] }
            let later = utility.zone.instant(day + 1, second: random.between(18_000, 24_000))
            let late = LateFile.all(of: utility).first { $0.day == day }
            return broken(file(.cmep, "hourly", day, early, homes)) + [
                file(.crf, "voltage", day, late?.receivedAt ?? later, quarters)
            ]
        case "PRAIRIE":
            // Gas is collected when the gas day is over, at 09:00 Central.
            let gas = utility.zone.instant(day + 1, second: random.between(32_700, 33_900))
            return [
                file(.crf, "water", day, early, items(day) { $0 == .water ? reads : [] }),
                file(.crf, "gas", day, gas, items(day) { $0 == .gas ? reads : [] }),
            ]
        default:
            return [file(.cmep, "water", day, early, items(day) { _ in reads })]
        }
    }

    /// The file of 21 July broke off; the head-end sent it again before T1.
    private func broken(_ file: PlannedFile) -> [PlannedFile] {
        guard file.items.first?.day == .of2026(7, 21) else { return [file] }
        var cut = file
        cut.isCutShort = true
        return [
            cut,
            PlannedFile(
                format: file.format, name: file.name.replacing(".dat", with: "-again.dat"),
                receivedAt: utility.zone.at(7, 22, 7, 12), isResend: true, items: file.items),
        ]
    }

    private func items(_ day: Day, _ classes: (Configuration) -> Set<ReadClass>) -> [PlannedFile.Item] {
        points.compactMap { point in
            let wanted = classes(point.configuration)
            guard !wanted.isEmpty else { return nil }
            return PlannedFile.Item(point: point.index, day: day, classes: wanted, content: .collected)
        }
    }

    private func file(
        _ format: ReadFormat, _ what: String, _ day: Day, _ receivedAt: Instant, _ items: [PlannedFile.Item], resend: Bool = false
    ) -> PlannedFile {
        let stamp = Zone.utc.flatStamp(utility.zone.start(of: day) + 43_200).prefix(8)
        let ending = format == .cmep ? "dat" : "xml"
        return PlannedFile(
            format: format, name: "\(utility.zone.day(of: receivedAt))/\(utility.prefix)-\(what)-\(stamp).\(ending)",
            receivedAt: receivedAt, isResend: resend, items: items)
    }

    // MARK: What came later

    private func retries() -> [PlannedFile] {
        var groups: [Instant: [PlannedFile.Item]] = [:]
        for (key, gap) in gaps {
            guard let at = gap.recoveredAt, let point = point(key.point) else { continue }
            let inTime = at <= point.days.deadlines(for: key.day).t3
            groups[at, default: []].append(
                PlannedFile.Item(
                    point: key.point, day: key.day, classes: at == greenButtonAt ? [.interval] : [.register, .interval, .net],
                    content: inTime ? .readAgain : .filledIn))
        }
        return groups.map { at, items in
            let ordered = items.sorted { ($0.day, $0.point) < ($1.day, $1.point) }
            let inTime = ordered.contains { $0.content == .readAgain }
            let format: ReadFormat =
                at == greenButtonAt ? .espi : (utility.code == "FIREWEED" || inTime == (utility.code == "ALDER")) ? .cmep : .cim
            let what = at == greenButtonAt ? "greenbutton" : inTime ? "retry" : "by-hand"
            return file(format, what, utility.zone.day(of: at), at, ordered, resend: true)
        }
    }

    /// A customer's own download closed the gap of a radio that had failed.
    var greenButtonAt: Instant? { utility.code == "ALDER" ? utility.zone.at(10, 16, 11, 5) : nil }

    // MARK: Once

    private func oddities() -> [PlannedFile] {
        guard utility.code == "ALDER", let shop = points.first(where: { $0.configuration == .commercialElectric }),
            let home = points.last(where: {
                $0.configuration == .residentialElectric && $0.links.count == 1 && gap($0, 10, 19) == nil
            })
        else { return [] }
        let zone = utility.zone
        func altered(_ point: DemoPoint, _ day: Day, _ percent: Int) -> PlannedFile.Item {
            PlannedFile.Item(point: point.index, day: day, classes: [.interval], content: .altered(percent: percent))
        }
        let again = items(.of2026(9, 2)) { $0 == .commercialElectric ? [] : [.interval] }
        return [
            // A transformer ratio was wrong for two days: the values came again, corrected.
            file(
                .cmep, "corrected", .of2026(8, 30), zone.at(9, 2, 15, 5),
                [altered(shop, .of2026(8, 30), 125), altered(shop, .of2026(8, 31), 125)], resend: true),
            // A whole night sent twice: every value a duplicate.
            file(.cmep, "hourly-twice", .of2026(9, 2), zone.at(9, 4, 9, 30), again, resend: true),
            // Two collectors delivered the same hours at the same instant and do not agree.
            file(.cmep, "collector-1", .of2026(10, 19), zone.at(10, 21, 14), [altered(home, .of2026(10, 19), 104)], resend: true),
            file(.cmep, "collector-2", .of2026(10, 19), zone.at(10, 21, 14), [altered(home, .of2026(10, 19), 96)], resend: true),
        ]
    }

    private func gap(_ point: DemoPoint, _ month: Int, _ day: Int) -> Gap? {
        gaps[PointDay(point: point.index, day: .of2026(month, day))]
    }
}
