import Domain

/// What a value is worth, from its format's own flags; the worst of several flags wins.
package enum Quality: UInt8, CaseIterable, Sendable, Codable {
    case actual = 0
    case estimated = 1
    case substituted = 2
    /// A reason stands in place of a value; never a zero.
    case missing = 3

    package var name: String {
        switch self {
        case .actual: "actual"
        case .estimated: "estimated"
        case .substituted: "substituted"
        case .missing: "missing"
        }
    }

    /// The worst of two: missing, then substituted, then estimated, then actual.
    package func worst(_ other: Quality) -> Quality { rawValue >= other.rawValue ? self : other }
}

/// An exact decimal number as a file wrote it: `mantissa` times ten to the minus `scale`. At most 18 digits, scale 0...18.
package struct Amount: Hashable, Sendable {
    package let mantissa: Int64
    package let scale: UInt8

    package init(mantissa: Int64, scale: UInt8) {
        self.mantissa = mantissa
        self.scale = scale
    }

    package static let zero = Amount(mantissa: 0, scale: 0)
}

/// One value at one stamp, as read from a file.
package struct Reading: Sendable {
    /// End of interval, or the moment a register was read.
    package var stamp: Instant
    /// As written, before any calculation constant. Zero where quality is missing.
    package var amount: Amount
    package var quality: Quality

    package init(stamp: Instant, amount: Amount, quality: Quality) {
        self.stamp = stamp
        self.amount = amount
        self.quality = quality
    }
}

/// What an identifier in a file names (11.3): CMEP and CIM ids are meters, NMI and usage points are service points, CRF says.
package enum StreamSubject: UInt8, Sendable, Codable {
    case meter, servicePoint, endpoint
}

/// A cumulative register, or the delta of an interval.
package enum ReadingKind: UInt8, Sendable, Codable {
    case register, interval
}

package enum Flow: UInt8, Sendable, Codable {
    case delivered, received, net, sum
}

/// What a unit measures, and the power of ten that brings it to the house's unit of that dimension.
package struct ReadUnit: Hashable, Sendable, Codable {
    package enum Dimension: UInt8, Sendable, Codable {
        /// kWh, kVArh, kVAh, kW, kVAr, kVA
        case activeEnergy, reactiveEnergy, apparentEnergy, activePower, reactivePower, apparentPower
        case voltage, current
        /// CF, m3, therm, BTU, GAL
        case cubicFeet, cubicMetres, therms, heat, gallons
        case pulses, other
    }

    package let dimension: Dimension
    /// One of this unit is ten to this power of the dimension's own unit (kWh, kVArh, CF, m3, GAL, V ...): Wh is -3, CCF 2.
    package let power: Int8

    package init(_ dimension: Dimension, power: Int8 = 0) {
        self.dimension = dimension
        self.power = power
    }
}

/// One (meter or service point, channel) of a file, described in the file's own words and in the house's.
package struct ReadStream: Hashable, Sendable {
    package var subject: StreamSubject
    /// The meter, service point or endpoint as the file names it.
    package var id: String
    /// What the file calls the channel: a NEM12 suffix, a CMEP unit, a CRF channel number, a CIM reading type.
    package var channel: String
    package var kind: ReadingKind
    /// The unit as the file wrote it.
    package var unitText: String
    package var unit: ReadUnit
    package var flow: Flow
    /// Electric, gas, water where the file says so.
    package var commodity: Commodity?
    /// Length of an interval; for registers the spacing of stamps when the file gives one.
    package var intervalMinutes: Int?
    /// Applied when storing, never in `reads inspect`.
    package var constant: Amount

    package init(
        subject: StreamSubject, id: String, channel: String, kind: ReadingKind, unitText: String, unit: ReadUnit, flow: Flow,
        commodity: Commodity?, intervalMinutes: Int?, constant: Amount = Amount(mantissa: 1, scale: 0)
    ) {
        self.subject = subject
        self.id = id
        self.channel = channel
        self.kind = kind
        self.unitText = unitText
        self.unit = unit
        self.flow = flow
        self.commodity = commodity
        self.intervalMinutes = intervalMinutes
        self.constant = constant
    }
}

/// What a service point takes.
package enum Commodity: String, CaseIterable, Sendable, Codable, Hashable {
    case electric, gas, water
}
