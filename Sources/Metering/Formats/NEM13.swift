import Domain

/// The register records of NEM13: each 250 is one register between two reads.
///
/// The run holds the current read at its moment; the previous one came with the file before. Refusals: a read, a date-time or a quality that
/// is none, a current read that does not lie behind the previous one.
struct NEM13 {
    private let session: ParseSession
    private var clock = NaiveClock(zone: .nem)
    private var run: ReadRun
    private var hasRegister = false

    init(_ session: ParseSession) {
        self.session = session
        run = ReadRun(
            signature: StreamSignature(
                subject: .servicePoint, channel: "", kind: .register, unitText: "", unit: ReadUnit(.other), flow: .delivered))
    }

    mutating func read(_ kind: NEMRecord, _ cursor: inout FieldCursor, _ line: Int) throws {
        switch kind {
        case .register:
            hasRegister = true
            try register(&cursor, line)
            try session.hand(run)
        case .registerDetails:
            guard hasRegister else { throw RejectedLine(line, expected: "a 250 record before the 550 record", found: "none") }
            session.countOther()
        case .stream, .day, .span, .details:
            throw RejectedLine(line, expected: "records 250 and 550 of NEM13", found: "\(kind.rawValue)")
        case .header, .end: break
        }
    }

    /// (250, NMI, configuration, register, suffix, data stream, meter, direction, previous: read, date-time, quality, reason code, reason,
    /// current: the same, quantity, unit, next read, updated, loaded)
    private mutating func register(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        let name = cursor.nextOrEmpty()
        _ = cursor.next()
        _ = cursor.next()
        let suffix = cursor.nextOrEmpty()
        _ = cursor.next()
        _ = cursor.next()
        let direction = cursor.nextOrEmpty()
        guard name.putName(into: &run.id) else { throw RejectedLine(line, expected: "an NMI of 10 characters", found: name) }
        guard (1...10).contains(suffix.count) else {
            throw RejectedLine(line, expected: "a suffix of 2 characters", found: suffix)
        }
        guard direction.equals("E") || direction.equals("I") else {
            throw RejectedLine(line, expected: "a direction E or I", found: direction)
        }
        let previous = try read("previous", &cursor, line)
        let current = try read("current", &cursor, line)
        guard current.stamp > previous.stamp else {
            throw RejectedLine(line, expected: "a current read behind the previous one", found: "\(Zone.nem.iso(current.stamp))")
        }
        let quantity = cursor.nextOrEmpty()
        guard quantity.isEmpty && current.quality == .missing || Amount(quantity) != nil else {
            throw RejectedLine(line, expected: "a quantity of at most 18 digits", found: quantity)
        }
        let unit = cursor.nextOrEmpty()
        guard (1...20).contains(unit.count) else { throw RejectedLine(line, expected: "a unit such as kWh", found: unit) }
        run.line = line
        run.readings = [current]
        run.signature = StreamSignature(
            subject: .servicePoint, channel: suffix.text, kind: .register, unitText: unit.text, unit: NEMUnit.unit(unit.text),
            flow: direction.equals("E") ? .received : .delivered, commodity: .electric)
        guard let number = session.number(of: run.signature) else {
            throw RejectedLine(line, expected: "at most \(ParseSession.mostSignatures) kinds of stream", found: "more")
        }
        run.signatureNumber = number
    }

    private mutating func read(_ which: String, _ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) -> Reading {
        let value = cursor.nextOrEmpty()
        let moment = cursor.nextOrEmpty()
        let field = cursor.nextOrEmpty()
        guard case .all(let quality) = try NEMQuality(field, line) else {
            throw RejectedLine(line, expected: "a quality A, N, E, F or S of the \(which) read", found: field)
        }
        _ = cursor.next()
        _ = cursor.next()
        guard let stamp = clock.stamp(moment) else {
            throw RejectedLine(line, expected: "the date-time of the \(which) read CCYYMMDDHHMMSS", found: moment)
        }
        if value.isEmpty, quality == .missing { return Reading(stamp: stamp, amount: .zero, quality: quality) }
        guard let amount = Amount(value), amount.mantissa >= 0 else {
            throw RejectedLine(line, expected: "a \(which) read of at most 18 digits, not below zero", found: value)
        }
        return Reading(stamp: stamp, amount: quality == .missing ? .zero : amount, quality: quality)
    }
}

enum NEMUnit {
    /// Any case; a unit that is unknown or not given is something else.
    static func unit(_ text: String) -> ReadUnit {
        let name = text.lowercased()
        if let plain = plain[name] { return plain }
        for (prefix, power) in [("k", Int8(0)), ("m", 3), ("g", 6), ("", -3)] {
            guard name.hasPrefix(prefix), let dimension = electric[String(name.dropFirst(prefix.count))] else { continue }
            return ReadUnit(dimension, power: power)
        }
        return ReadUnit(.other)
    }

    /// First letters of suffixes: E import from the grid, B export to it, Q and K the reactive pair, capitals of net streams.
    static func flow(suffix: ByteView) -> Flow {
        switch suffix[0] {
        case UInt8(ascii: "B"), UInt8(ascii: "K"): .received
        case UInt8(ascii: "N"), UInt8(ascii: "X"): .net
        default: .delivered
        }
    }

    private static let electric: [String: ReadUnit.Dimension] = [
        "wh": .activeEnergy, "varh": .reactiveEnergy, "vah": .apparentEnergy, "w": .activePower, "var": .reactivePower,
        "va": .apparentPower,
    ]

    private static let plain: [String: ReadUnit] = [
        "v": ReadUnit(.voltage), "kv": ReadUnit(.voltage, power: 3), "a": ReadUnit(.current), "ka": ReadUnit(.current, power: 3),
    ]
}
