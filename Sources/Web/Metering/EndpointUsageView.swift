import BackOffice
import Domain
import Metering
import Workbook

/// The usage of an endpoint: one channel over a month by day, or over a day by interval; a chart with its table behind.
enum EndpointUsageView {
    static func pieces(_ history: EndpointHistory, _ zone: Zone, _ visit: Visit) throws -> [any Piece] {
        let query = ListQuery(visit.query, limit: nil)
        guard let first = history.channels.first(where: { $0.readClass == .interval }) ?? history.channels.first else {
            return []
        }
        let asked = try query.word("channel", "one of the endpoint's channels") { text in
            history.channels.first { "\($0.number)" == text }
        }
        let channel = asked ?? first
        let day = try query.word("day", "a day such as 2026-09-30") { Day($0) }
        let month = try query.word("month", "a month such as 2026-09") { Month($0) } ?? Month(of: zone.day(of: visit.now) - 1)
        let usage = try visit.read {
            try $0.usage(of: history.endpoint, history.utility, channel: channel.number, on: day.map { $0...$0 } ?? month.days)
        }
        let path = visit.path
        let bar = ViewBar(
            path: path, label: "What is charted",
            choices: [
                ViewBar.Choice(
                    name: "channel", label: "Channel", options: history.channels.map { ("\($0.number)", $0.name) },
                    taken: "\(channel.number)"),
                ViewBar.Choice(name: "month", label: "Month", options: MeteringView.months(visit), taken: month.description),
            ], links: day == nil ? [] : [Button("The whole month", href: "\(path)?channel=\(channel.number)&month=\(month)")])
        return [bar] + (day == nil ? byDay(usage, month, path) : bySlot(usage, zone))
    }

    private static func byDay(_ usage: EndpointUsage, _ month: Month, _ path: String) -> [any Piece] {
        let bars = usage.days.map { day in
            UsageChart.Bar(
                words: "\(day.day.words): \(day.total ?? (day.isDue ? "no value" : "nothing was due"))",
                tick: day.day.day % 5 == 0 || day.day.day == 1 ? "\(day.day.day)" : nil,
                height: day.total.flatMap { Double($0) }, isActual: day.values.allSatisfy { $0.quality == .actual })
        }
        let rows = usage.days.map { day -> [Shown] in
            let actual = day.values.count { $0.quality == .actual }
            let isBare = day.values.isEmpty && !day.isDue
            return [
                Shown(day.day.words, href: "\(path)?channel=\(usage.channel)&month=\(month)&day=\(day.day)"),
                .figure(day.total ?? "\u{2013}"), .figure(isBare ? "nothing was due" : "\(actual) of \(day.slots)"),
                isBare ? .figure("") : .figure(day.values.count { $0.quality == .estimated || $0.quality == .substituted }),
            ]
        }
        return [
            UsageChart(
                title: usage.isRegister ? "\(usage.name), the reading of each day" : "\(usage.name), the sum of each day",
                bars: bars),
            Fold(
                "The figures as a table; each day opens its values",
                [
                    Grid(
                        "Values by day", ["Service day", usage.isRegister ? "Reading" : "Sum", "Actual values", "Estimated"], rows
                    )
                ]),
        ]
    }

    private static func bySlot(_ usage: EndpointUsage, _ zone: Zone) -> [any Piece] {
        let values = usage.days.first?.values ?? []
        let each = max(1, values.count / 8)
        let bars = values.enumerated().map { index, value in
            UsageChart.Bar(
                words: "\(zone.words(value.at)): \(value.amount.isEmpty ? "missing" : value.amount), \(value.quality.name)",
                tick: index % each == 0 ? String(zone.words(value.at).split(separator: " ").dropLast().last ?? "") : nil,
                height: Double(value.amount), isActual: value.quality == .actual)
        }
        let rows = values.map { value -> [Shown] in
            [
                Shown(zone.words(value.at)), .figure(value.amount.isEmpty ? "\u{2013}" : value.amount),
                Shown(chip: value.quality.chip), Shown(value.acceptedAt.map { zone.words($0) } ?? ""),
            ]
        }
        return [
            UsageChart(title: "\(usage.name), \(usage.days.first?.day.words ?? "")", bars: bars),
            Fold(
                "The values as a table",
                [
                    Grid(
                        "Values of the day", ["Ends", "Value", "Quality", "Actual since"], rows,
                        whenEmpty: usage.days.first?.isDue == false
                            ? "Nothing was due on this day." : "No value came for this day.")
                ]),
        ]
    }
}

extension Quality {
    var chip: Chip {
        switch self {
        case .actual: Chip("actual", .good)
        case .estimated: Chip("estimated", .due)
        case .substituted: Chip("substituted", .due)
        case .missing: Chip("missing", .late)
        }
    }
}
