import Domain
import Metering

/// What a meter measures: a pure function of the point, the channel and the stamp, in integers.
enum LoadShape {
    /// Digits after the decimal point that a channel's values are written with.
    static func places(of channel: ChannelDefinition) -> Int {
        switch channel.unit.dimension {
        case .voltage, .gallons: 1
        default: 3
        }
    }

    /// The value of one interval, in units of the last place.
    static func interval(_ point: DemoPoint, _ channel: ChannelDefinition, end: Instant) -> Int {
        let (day, second) = point.utility.zone.civil(end - 1)
        let noise = SeededRandom.noise(point.key, UInt64(channel.ordinal), UInt64(truncatingIfNeeded: end.seconds))
        switch (point.configuration, channel.readClass, channel.flow) {
        case (_, .voltage, _):
            let nominal = point.configuration == .commercialElectric ? 2_770 : 2_400
            return nominal - load(electric, second) / 12 + percent(noise, 0, 60) - 25
        case (.residentialElectric, _, _):
            return use(point, day, second, noise)
        case (.residentialNetMetered, .net, _):
            return use(point, day, second, noise) - sun(point, day, second)
        case (.residentialNetMetered, _, _):
            return max(0, use(point, day, second, noise) - sun(point, day, second))
        case (.commercialElectric, _, .received):
            return channel.unit == .kilovarHours ? percent(noise, 0, 90) : 0
        case (.commercialElectric, _, _):
            let open = day.weekday.isWeekend ? 45 : 100
            let active = 95 * point.size * load(business, second) / 100 * open / 100 * percent(noise, 90, 110) / 100
            return channel.unit == .kilovarHours ? active * 31 / 100 : active
        case (.gas, _, _):
            // Hot water all year, heating from October on; the colder the month, the more.
            let cold = [10: 30, 11: 75][day.month] ?? 0
            let flame = load(morning, second) * percent(noise, 0, 200) / 100 / 8 + cold * percent(noise >> 8, 40, 130) / 100
            return flame * point.size / 100
        case (.water, _, _):
            let garden = day.month <= 9 && second / 3_600 == 5 ? percent(noise >> 16, 0, 900) : 0
            return (load(morning, second) * percent(noise, 0, 180) / 100 + garden) * point.size / 100
        }
    }

    /// What the register shows on the day it is set up, in units of the last place.
    static func registerStart(_ point: DemoPoint) -> Int {
        let start = Int(SeededRandom.noise(point.key, 77) % 38_000) + 2_000
        return start * (point.commodity == .water ? 10 : 1_000)
    }

    /// Watt-hours of an hour at home.
    private static func use(_ point: DemoPoint, _ day: Day, _ second: Int, _ noise: UInt64) -> Int {
        let season = [7: 128, 8: 134, 9: 104, 10: 92, 11: 108][day.month] ?? 100
        return 9 * load(electric, second) * point.size / 100 * season / 100 * percent(noise, 70, 135) / 100
    }

    /// Watt-hours of an hour of sun on the roof; the clouds are those of the day.
    private static func sun(_ point: DemoPoint, _ day: Day, _ second: Int) -> Int {
        let clouds = percent(SeededRandom.noise(point.utility.number, UInt64(day.ordinal)), 35, 100)
        return 42 * load(solar, second) * clouds / 100
    }

    private static func percent(_ noise: UInt64, _ low: Int, _ high: Int) -> Int {
        low + Int(noise % UInt64(high - low + 1))
    }

    private static func load(_ shape: [Int], _ second: Int) -> Int { shape[min(max(second / 3_600, 0), 23)] }

    // Percent of the usual, hour by hour from midnight.
    private static let electric = [
        52, 48, 45, 44, 46, 55, 78, 96, 90, 82, 80, 84, 90, 94, 98, 108, 128, 152, 166, 160, 142, 118, 88, 64,
    ]
    private static let business = [
        38, 37, 36, 36, 38, 46, 68, 98, 128, 142, 148, 150, 144, 149, 150, 146, 132, 104, 78, 62, 54, 48, 43, 40,
    ]
    private static let solar = [0, 0, 0, 0, 0, 0, 3, 14, 32, 54, 74, 90, 98, 100, 94, 80, 60, 38, 16, 4, 0, 0, 0, 0]
    private static let morning = [
        6, 3, 2, 2, 8, 48, 120, 160, 110, 70, 55, 60, 72, 58, 46, 50, 72, 120, 140, 118, 90, 64, 38, 16,
    ]
}
