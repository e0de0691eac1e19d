/// What a unit of CMEP measures. Looked up whole, never peeled letter by letter: GASREG, GALREG and GAL carry no prefix.
struct CMEPUnit: Equatable {
    let unit: ReadUnit
    let kind: ReadingKind
    let flow: Flow

    /// Any case. An unknown unit is a delta of something else, or a register where it ends in `REG`. Nil for what cannot be a unit:
    /// empty, longer than 12 characters, or with other characters than letters, digits and `$`.
    init?(_ text: String) {
        let name = text.uppercased()
        if let known = CMEPUnit.table[name] {
            self = known
            return
        }
        guard (1...12).contains(name.utf8.count),
            name.utf8.allSatisfy({ $0.isDigit || (65...90).contains($0) || $0 == UInt8(ascii: "$") })
        else { return nil }
        self.init(ReadUnit(.other), name.hasSuffix("REG") ? .register : .interval, .delivered)
    }

    private init(_ unit: ReadUnit, _ kind: ReadingKind, _ flow: Flow) {
        self.unit = unit
        self.kind = kind
        self.flow = flow
    }

    private static let flows: [(prefix: String, flow: Flow)] = [("", .delivered), ("G", .received), ("N", .net), ("S", .sum)]

    /// Units that come with every flow before them.
    private static let electric: [(name: String, unit: ReadUnit)] = [
        ("WH", ReadUnit(.activeEnergy, power: -3)), ("KWH", ReadUnit(.activeEnergy)),
        ("MWH", ReadUnit(.activeEnergy, power: 3)),
        ("KVAH", ReadUnit(.apparentEnergy)), ("KVARH", ReadUnit(.reactiveEnergy)),
        ("KW", ReadUnit(.activePower)), ("KVA", ReadUnit(.apparentPower)), ("KVAR", ReadUnit(.reactivePower)),
    ]

    /// Units that stand alone.
    private static let plain: [(name: String, unit: ReadUnit)] = [
        ("VOLTS", ReadUnit(.voltage)), ("AMPS", ReadUnit(.current)), ("PULSE", ReadUnit(.pulses)),
        ("THERM", ReadUnit(.therms)), ("BTU", ReadUnit(.heat)),
        ("GAL", ReadUnit(.gallons)), ("CGAL", ReadUnit(.gallons, power: 2)), ("KGAL", ReadUnit(.gallons, power: 3)),
        ("GAS", ReadUnit(.cubicFeet)), ("CF", ReadUnit(.cubicFeet)), ("CCF", ReadUnit(.cubicFeet, power: 2)),
        ("MCF", ReadUnit(.cubicFeet, power: 3)), ("M3", ReadUnit(.cubicMetres)),
    ]

    private static let table: [String: CMEPUnit] = {
        var table: [String: CMEPUnit] = [:]
        for (name, unit) in electric {
            for (prefix, flow) in flows {
                table[prefix + name] = CMEPUnit(unit, .interval, flow)
                table[prefix + name + "REG"] = CMEPUnit(unit, .register, flow)
            }
        }
        for (name, unit) in plain {
            table[name] = CMEPUnit(unit, .interval, .delivered)
            table[name + "REG"] = CMEPUnit(unit, .register, .delivered)
        }
        return table
    }()
}
