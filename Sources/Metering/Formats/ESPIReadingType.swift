/// What an ESPI ReadingType says: what is measured, how it accumulates, which way it flows.
struct ESPIReadingType: Equatable {
    var accumulation: Int?
    var flow: Int?
    var commodity: Int?
    var intervalSeconds: Int?
    var powerOfTen = 0
    var unit: Int?

    /// 1 bulk, 3 cumulative and 9 summation are registers; the rest says what an interval held.
    var kind: ReadingKind {
        switch accumulation {
        case 1, 3, 9: .register
        case _: .interval
        }
    }

    func signature(channel: String, commodity usage: Commodity?) -> StreamSignature {
        let measure = MeasureUnit(code: unit ?? -1, powerOfTen: powerOfTen)
        let minutes = intervalSeconds.flatMap { $0 > 0 && $0 % 60 == 0 ? $0 / 60 : nil }
        return StreamSignature(
            subject: .servicePoint, channel: channel, kind: kind, unitText: measure.text, unit: measure.unit,
            flow: MeasureUnit.flow(flow ?? 1), commodity: usage ?? commodity.flatMap(MeasureUnit.commodity),
            intervalMinutes: minutes)
    }
}

/// Units by the codes that ESPI and IEC 61968-9 share.
struct MeasureUnit {
    let text: String
    let unit: ReadUnit

    init(code: Int, powerOfTen: Int) {
        guard let known = MeasureUnit.codes[code] else {
            text = code < 0 ? "" : MeasureUnit.prefixed("unit \(code)", powerOfTen)
            unit = ReadUnit(.other)
            return
        }
        text = MeasureUnit.prefixed(known.symbol, powerOfTen)
        unit = ReadUnit(known.dimension, power: Int8(clamping: Int(known.power) + powerOfTen))
    }

    static func flow(_ code: Int) -> Flow {
        switch code {
        case 19: .received
        case 4: .net
        case 20: .sum
        default: .delivered
        }
    }

    static func commodity(_ code: Int) -> Commodity? {
        switch code {
        case 1, 2: .electric
        case 7: .gas
        case 9: .water
        default: nil
        }
    }

    private static func prefixed(_ symbol: String, _ power: Int) -> String {
        switch power {
        case 0: symbol
        case 3: "k" + symbol
        case 6: "M" + symbol
        case 9: "G" + symbol
        case -3: "m" + symbol
        default: "10^\(power) \(symbol)"
        }
    }

    private static let codes: [Int: (symbol: String, dimension: ReadUnit.Dimension, power: Int8)] = [
        72: ("Wh", .activeEnergy, -3), 73: ("varh", .reactiveEnergy, -3), 71: ("VAh", .apparentEnergy, -3),
        38: ("W", .activePower, -3), 63: ("var", .reactivePower, -3), 61: ("VA", .apparentPower, -3),
        29: ("V", .voltage, 0), 5: ("A", .current, 0), 42: ("m3", .cubicMetres, 0), 119: ("ft3", .cubicFeet, 0),
        128: ("USGal", .gallons, 0), 132: ("Btu", .heat, 0), 134: ("l", .cubicMetres, -3), 169: ("therm", .therms, 0),
    ]
}
