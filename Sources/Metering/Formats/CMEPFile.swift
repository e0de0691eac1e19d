import Domain

/// California Metering Exchange Protocol: one record a line, told by its first field.
///
/// Interval and register data (`MEPMD01`) become runs; time-of-use data, alarms and configuration are checked and counted; records
/// of the protocol that say nothing of meters' reads (administration, billing, losses, rejects) are counted.
struct CMEPFile {
    let session: ParseSession
    var clock: NaiveClock
    /// Of when records were made: another day than that of their stamps.
    var made = NaiveClock(zone: .utc)
    var run: ReadRun
    var signatures: CMEPSignatures

    /// The protocol's own bound.
    static let longestLine = 2_048
    static let mostReadings = 48

    private init(_ session: ParseSession) {
        self.session = session
        clock = NaiveClock(zone: session.terms.zone)
        signatures = CMEPSignatures(session)
        run = ReadRun(
            signature: StreamSignature(
                subject: .meter, channel: "", kind: .interval, unitText: "", unit: ReadUnit(.other), flow: .delivered))
        run.signatureNumber = -1
        run.readings.reserveCapacity(CMEPFile.mostReadings)
    }

    static func parse(_ reader: LineReader, _ session: ParseSession) throws {
        var file = CMEPFile(session)
        while let line = try reader.next() {
            let number = reader.number
            guard case .text(let text) = line, text.count <= longestLine else {
                session.reject(number, expected: "a line of at most \(longestLine) characters", found: "a longer one")
                continue
            }
            do {
                guard try file.read(text, number) else { continue }
            } catch {
                session.reject(error)
                continue
            }
            try session.hand(file.run)
        }
    }

    /// Reads one record; true when it left a run to hand over.
    private mutating func read(_ line: ByteView, _ number: Int) throws(RejectedLine) -> Bool {
        guard line.contains(UInt8(ascii: "\"")) else { return try record(line, number) }
        guard let unquoted = Unquoter.unquoted(line) else {
            throw RejectedLine(number, expected: "a closing quote", found: "the end of the line")
        }
        return try unquoted.withView { (view) throws(RejectedLine) in try record(view, number) }
    }

    private mutating func record(_ line: ByteView, _ number: Int) throws(RejectedLine) -> Bool {
        var cursor = FieldCursor(line)
        let type = cursor.nextOrEmpty()
        if type.equals("MEPMD01") {
            try readings(&cursor, number)
            return true
        }
        if type.isEmpty, line.trimmed.isEmpty { return false }
        switch type.text {
        case "MEPMD02": try checkTimeOfUse(&cursor, number)
        case "MLA01": try checkAlarms(&cursor, number)
        case "MEPEC01": try checkConfiguration(&cursor, number)
        case "MEPAD01", "MEPAD02", "MEPBD01", "MEPBD02", "MEPBD03", "MEPLF01", "MEPRR01": break
        default: throw RejectedLine(number, expected: "a record type of CMEP, such as MEPMD01", found: type)
        }
        session.countOther()
        return false
    }
}

extension CMEPFile {
    /// `MEPMD01`: 14 fields, then triplets of stamp, quality and value.
    private mutating func readings(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        try head(&cursor, line)
        let known = try signatures.next(&cursor, line)
        if run.signatureNumber != known.number {
            run.signature = known.signature
            run.signatureNumber = known.number
        }
        run.line = line
        run.readings.removeAll(keepingCapacity: true)
        let count = try self.count(&cursor, atMost: CMEPFile.mostReadings, line)
        var previous: Instant?
        for place in 0..<count {
            guard !cursor.isAtEnd else {
                throw RejectedLine(line, expected: "the \(count) readings declared", found: "\(place)")
            }
            let stamp = try self.stamp(&cursor, after: previous, every: known.step, line)
            let quality = try self.quality(&cursor, line)
            run.readings.append(Reading(stamp: stamp, amount: try amount(&cursor, quality, line), quality: quality))
            previous = stamp
        }
        try end(&cursor, line)
    }

    /// The fields up to the purpose, with the meter's name put into the run.
    private mutating func head(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        let head = try CMEPHead(&cursor, made: &made, line)
        guard head.meter.putName(into: &run.id) else {
            throw RejectedLine(line, expected: "a meter id of 1 to \(ParseSession.longestName) characters", found: head.meter)
        }
    }

    @inline(__always)
    private mutating func stamp(
        _ cursor: inout FieldCursor, after previous: Instant?, every step: Int?, _ line: Int
    ) throws(RejectedLine) -> Instant {
        if cursor.line[cursor.position &+ 12] == UInt8(ascii: ","),
            let stamp = clock.minuteStamp(in: cursor.line, at: cursor.position, after: previous)
        {
            cursor.advance(13)
            return stamp
        }
        return try unusualStamp(&cursor, after: previous, every: step, line)
    }

    private mutating func unusualStamp(
        _ cursor: inout FieldCursor, after previous: Instant?, every step: Int?, _ line: Int
    ) throws(RejectedLine) -> Instant {
        let field = cursor.nextOrEmpty()
        if field.isEmpty {
            guard let previous else { throw RejectedLine(line, expected: "a first stamp CCYYMMDDHHMM", found: field) }
            guard let step else {
                throw RejectedLine(line, expected: "a stamp, since the interval has no fixed length", found: field)
            }
            return previous + step
        }
        guard let stamp = clock.stamp(field, after: previous) else {
            throw RejectedLine(line, expected: "a stamp CCYYMMDDHHMM that exists in \(clock.zone)", found: field)
        }
        return stamp
    }

    @inline(__always)
    private func quality(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) -> Quality {
        if cursor.takesEmpty() || cursor.takes(UInt8(ascii: "R"), UInt8(ascii: "0")) { return .actual }
        return try CMEPFile.quality(of: cursor.nextOrEmpty(), line)
    }

    /// A letter, which decides, and after it a decimal mask of what befell the interval.
    static func quality(of field: ByteView, _ line: Int) throws(RejectedLine) -> Quality {
        guard !field.isEmpty else { return .actual }
        if field.count == 1 || field.slice(1, field.count).number(digits: 1...10) != nil {
            switch field[0] {
            case UInt8(ascii: "R"), UInt8(ascii: "A"): return .actual
            case UInt8(ascii: "E"): return .estimated
            case UInt8(ascii: "N"): return .missing
            default: break
            }
        }
        throw RejectedLine(line, expected: "a quality R, E, A or N and its mask", found: field)
    }

    /// A missing value may be written as anything numeric, or not at all; it is never taken.
    @inline(__always)
    private func amount(_ cursor: inout FieldCursor, _ quality: Quality, _ line: Int) throws(RejectedLine) -> Amount {
        let amount: Amount
        if let plain = cursor.plainAmount() {
            amount = plain
        } else {
            amount = try CMEPFile.amount(of: cursor.nextOrEmpty(), quality, line)
        }
        return quality == .missing ? .zero : amount
    }

    static func amount(of field: ByteView, _ quality: Quality, _ line: Int) throws(RejectedLine) -> Amount {
        if field.isEmpty, quality == .missing { return .zero }
        guard let amount = Amount(field) else {
            throw RejectedLine(line, expected: "a value of at most 18 digits", found: field)
        }
        return amount
    }

    /// How many sets are to follow.
    func count(_ cursor: inout FieldCursor, atMost most: Int, _ line: Int) throws(RejectedLine) -> Int {
        let field = cursor.nextOrEmpty()
        guard let count = field.number(digits: 1...4), count <= most else {
            throw RejectedLine(line, expected: "a count of at most \(most)", found: field)
        }
        return count
    }

    /// Behind the sets there may be the check field, and empty ones.
    func end(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        var checked = false
        while let field = cursor.next() {
            if field.isEmpty { continue }
            guard !checked, field.isCheck else {
                throw RejectedLine(line, expected: "the end of the record after the sets it declares", found: field)
            }
            checked = true
        }
    }
}

extension ByteView {
    /// `H` and four hexadecimal digits: the check sum of a record, of a polynomial never published, so kept but not checked.
    fileprivate var isCheck: Bool {
        count == 5 && self[0] == UInt8(ascii: "H")
            && (1..<5).allSatisfy { [self] index in
                let byte = self[index]
                return byte.isDigit || (65...70).contains(byte) || (97...102).contains(byte)
            }
    }
}
