import Domain
import Metering

/// Turns what a file is about into the values it carries.
package struct SeriesMaker: Sendable {
    private let world: DemoWorld
    /// The registers at the end of each day of the span, by point.
    private let registers: [[Int]]

    package init(_ world: DemoWorld) {
        self.world = world
        registers = world.points.map { SeriesMaker.registers(of: $0, world.span) }
    }

    package func series(of file: PlannedFile) -> [ReadSeries] {
        file.items.flatMap { item in world.point(item.point).map { series(item, $0) } ?? [] }
    }

    private func series(_ item: PlannedFile.Item, _ point: DemoPoint) -> [ReadSeries] {
        let gap = world.gaps[PointDay(point: item.point, day: item.day)]
        var out: [ReadSeries] = []
        for link in point.links where link.state.isExpected {
            for (place, channel) in point.configuration.channels.enumerated() where item.classes.contains(channel.readClass) {
                if channel.minutes == nil {
                    out += register(item, point, link, channel, gap)
                } else {
                    out += intervals(item, point, link, channel, place + 1, gap)
                }
            }
        }
        return out
    }

    private func register(
        _ item: PlannedFile.Item, _ point: DemoPoint, _ link: Installation, _ channel: ChannelDefinition, _ gap: Gap?
    ) -> [ReadSeries] {
        let lost = gap?.losesRegister ?? false
        let carried =
            switch item.content {
            case .collected: !lost
            case .readAgain, .filledIn: lost
            case .altered: false
            }
        let values = registers[point.index]
        let index = item.day - world.span.first
        let grid = point.days.grid(of: item.day, minutes: nil)
        guard carried, !grid.expected(under: link.span).isEmpty, values.indices.contains(index) else { return [] }
        // Some meters' clocks are two minutes off.
        let late = SeededRandom.noise(point.key, 5) % 16 == 0 ? 120 : 0
        return [
            ReadSeries(
                link: link, channel: channel, place: 1, first: grid.end(of: 0) + late,
                values: [.init(amount: values[index], quality: .actual)])
        ]
    }

    private func intervals(
        _ item: PlannedFile.Item, _ point: DemoPoint, _ link: Installation, _ channel: ChannelDefinition, _ place: Int,
        _ gap: Gap?
    ) -> [ReadSeries] {
        let hours = point.days.grid(of: item.day, minutes: 60).expected(under: link.span)
        let perHour = 60 / (channel.minutes ?? 60)
        let grid = point.days.grid(of: item.day, minutes: channel.minutes)
        let slots = (hours.lowerBound * perHour)..<(hours.upperBound * perHour)
        guard !slots.isEmpty else { return [] }
        let values = slots.map { slot in
            let amount = LoadShape.interval(point, channel, end: grid.end(of: slot))
            let inGap = gap?.hours.contains(slot / perHour) ?? false
            return switch item.content {
            case .collected: collected(amount, inGap ? gap : nil, channel)
            case .readAgain: ReadSeries.Value(amount: amount, quality: .actual)
            case .filledIn: ReadSeries.Value(amount: amount, quality: inGap ? .actual : .missing)
            case .altered(let percent): ReadSeries.Value(amount: amount * percent / 100, quality: .actual)
            }
        }
        let whole = ReadSeries(link: link, channel: channel, place: place, first: grid.end(of: slots.lowerBound), values: values)
        let saysMissing = item.content == .collected && gap?.mark == .missing && channel.readClass != .voltage
        return saysMissing ? [whole] : whole.withoutMissing()
    }

    private func collected(_ amount: Int, _ gap: Gap?, _ channel: ChannelDefinition) -> ReadSeries.Value {
        guard let gap else { return ReadSeries.Value(amount: amount, quality: .actual) }
        guard gap.mark == .estimated, channel.readClass != .voltage else { return ReadSeries.Value(amount: 0, quality: .missing) }
        return ReadSeries.Value(amount: amount * 9 / 10, quality: .estimated)
    }

    /// What the register has counted by the end of each day: the sum of what the intervals say was delivered.
    private static func registers(of point: DemoPoint, _ span: DemoSpan) -> [Int] {
        let counted = point.configuration.channels.first { $0.readClass == .interval && $0.flow == .delivered }
        guard let counted else { return [] }
        var total = LoadShape.registerStart(point)
        return span.days.map { day in
            let grid = point.days.grid(of: day, minutes: counted.minutes)
            for slot in grid.all { total += LoadShape.interval(point, counted, end: grid.end(of: slot)) }
            return total
        }
    }
}
