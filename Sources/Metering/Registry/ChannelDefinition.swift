import Domain

/// What a read rate is told apart by (12.4).
package enum ReadClass: String, CaseIterable, Codable, Sendable, Comparable {
    case register, interval, voltage, net

    package static func < (a: ReadClass, b: ReadClass) -> Bool { a.order < b.order }
    private var order: Int { ReadClass.allCases.firstIndex(of: self) ?? 0 }
}

/// One channel of a standard configuration: what an endpoint of that configuration is expected to report.
package struct ChannelDefinition: Hashable, Sendable {
    /// Unique in the whole house, 1 to 65,535, never reused: it is part of the keys of stored reads.
    package let number: Int
    package let readClass: ReadClass
    package let kind: ReadingKind
    package let unit: ReadUnit
    package let flow: Flow
    /// Length of an interval, which divides an hour; nil for a register.
    package let minutes: Int?
    /// Tells channels apart that are equal in all else, 1 first: the phases of a voltage.
    package let ordinal: Int
    /// As people read it: `kWh delivered, hourly`.
    package let name: String

    /// Slots expected in a whole service day of `hours` (23, 24 or 25): one for a register.
    package func slots(inHours hours: Int) -> Int {
        guard let minutes, minutes > 0 else { return 1 }
        return hours * 60 / minutes
    }
}

extension ChannelDefinition {
    static func register(_ number: Int, _ unit: ReadUnit, _ name: String) -> ChannelDefinition {
        ChannelDefinition(
            number: number, readClass: .register, kind: .register, unit: unit, flow: .delivered, minutes: nil, ordinal: 1,
            name: name)
    }

    static func interval(
        _ number: Int, _ unit: ReadUnit, _ flow: Flow = .delivered, every minutes: Int, _ name: String,
        class: ReadClass = .interval
    ) -> ChannelDefinition {
        ChannelDefinition(
            number: number, readClass: `class`, kind: .interval, unit: unit, flow: flow, minutes: minutes, ordinal: 1, name: name)
    }

    /// Quarter-hourly voltages, numbered on from `first`.
    static func voltages(_ first: Int, count: Int) -> [ChannelDefinition] {
        (0..<count).map { index in
            ChannelDefinition(
                number: first + index, readClass: .voltage, kind: .interval, unit: .volts, flow: .delivered, minutes: 15,
                ordinal: index + 1, name: "voltage \(index + 1), 15 min")
        }
    }
}

extension ReadUnit {
    package static let kilowattHours = ReadUnit(.activeEnergy)
    package static let kilovarHours = ReadUnit(.reactiveEnergy)
    package static let volts = ReadUnit(.voltage)
    package static let hundredCubicFeet = ReadUnit(.cubicFeet, power: 2)
    package static let gallons = ReadUnit(.gallons)
}
