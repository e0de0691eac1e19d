import Domain

/// The metering data files of the Australian market: NEM12 (intervals) and NEM13 (registers), between a 100 header and a 900 end.
///
/// One clock, UTC+10, without daylight time. Units in any case, trailing commas, a missing next read date, and nothing between 100 and 900
/// are taken. Refusals: a missing 100 or 900, a record out of place, what the record types below refuse.
struct NEMFile {
    let session: ParseSession
    private var place = Place.beforeHeader
    private var intervals: NEM12
    private var registers: NEM13

    private enum Place: Equatable {
        case beforeHeader, inside, ended
    }

    /// A day of one-minute values of 18 digits fits.
    static let longestLine = 32 << 10

    private init(_ session: ParseSession) {
        self.session = session
        intervals = NEM12(session)
        registers = NEM13(session)
    }

    static func parse(_ reader: LineReader, _ session: ParseSession) throws {
        var file = NEMFile(session)
        while let line = try reader.next() {
            let number = reader.number
            guard case .text(let text) = line else {
                session.reject(number, expected: "a line of at most \(longestLine) characters", found: "a longer one")
                continue
            }
            try file.take(text, number)
        }
        try file.finish(reader.number)
    }

    private mutating func take(_ line: ByteView, _ number: Int) throws {
        do {
            guard line.contains(UInt8(ascii: "\"")) else { return try record(line, number) }
            guard let unquoted = Unquoter.unquoted(line) else {
                throw RejectedLine(number, expected: "a closing quote", found: "the end of the line")
            }
            try unquoted.withUnsafeBufferPointer { try record(ByteView($0), number) }
        } catch let rejected as RejectedLine {
            session.reject(rejected)
        }
    }

    private mutating func record(_ line: ByteView, _ number: Int) throws {
        var cursor = FieldCursor(line)
        let type = cursor.nextOrEmpty()
        if type.isEmpty, line.holdsNothing { return }
        let kind = try kind(of: type, number)
        if place == .beforeHeader, kind != .header {
            // What follows is still read for what else is wrong with it.
            session.reject(RejectedLine(number, expected: "a 100 header first", found: type))
            place = .inside
        }
        switch (place, kind) {
        case (.beforeHeader, _), (.ended, .header): try header(&cursor, number)
        case (.ended, _): throw RejectedLine(number, expected: "nothing behind the 900 record", found: type)
        case (.inside, .header): throw RejectedLine(number, expected: "a 900 record before the next 100 header", found: type)
        case (.inside, .end):
            place = .ended
            try intervals.closeDay()
        case (.inside, _):
            switch session.parsed.format {
            case .nem13: try registers.read(kind, &cursor, number)
            case .nem12, .cmep, .crf, .espi, .cim: try intervals.read(kind, &cursor, number)
            }
        }
    }

    private mutating func finish(_ lines: Int) throws {
        guard place != .beforeHeader else {
            return session.reject(max(1, lines), expected: "a 100 header", found: "the end of the file")
        }
        try intervals.closeDay()
        if place == .inside { session.reject(max(1, lines), expected: "a 900 record", found: "the end of the file") }
    }

    private func kind(of type: ByteView, _ line: Int) throws(RejectedLine) -> NEMRecord {
        guard let number = type.number(digits: 3...3), let kind = NEMRecord(rawValue: number) else {
            throw RejectedLine(line, expected: "a record 100, 200, 250, 300, 400, 500, 550 or 900", found: type)
        }
        return kind
    }

    /// (100, NEM12 or NEM13, created, from, to)
    private mutating func header(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        place = .inside
        let version = cursor.nextOrEmpty()
        let expected = session.parsed.format == .nem13 ? "NEM13" : "NEM12"
        guard version.text.uppercased() == expected else {
            throw RejectedLine(line, expected: "the version \(expected)", found: version)
        }
        let created = cursor.nextOrEmpty()
        var clock = NaiveClock(zone: .nem)
        guard created.isEmpty || clock.stamp(created) != nil || Day(created) != nil else {
            throw RejectedLine(line, expected: "the file's date-time CCYYMMDDHHMM", found: created)
        }
    }
}

/// The record types of both files.
enum NEMRecord: Int {
    case header = 100
    case stream = 200
    case register = 250
    case day = 300
    case span = 400
    case details = 500
    case registerDetails = 550
    case end = 900
}

/// What both files say of quality: a letter, and for all but A, N and V the method of two digits.
enum NEMQuality: Equatable {
    case all(Quality)
    /// Told by the 400 records that follow.
    case varies

    init(_ field: ByteView, _ line: Int) throws(RejectedLine) {
        let method = field.slice(1, field.count)
        let plain = method.isEmpty
        let coded = plain || method.number(digits: 2...2) != nil
        switch field[0] {
        case UInt8(ascii: "A") where plain: self = .all(.actual)
        case UInt8(ascii: "N") where plain: self = .all(.missing)
        case UInt8(ascii: "V") where plain: self = .varies
        case UInt8(ascii: "E") where coded: self = .all(.estimated)
        case UInt8(ascii: "F") where coded, UInt8(ascii: "S") where coded: self = .all(.substituted)
        default:
            throw RejectedLine(line, expected: "a quality A, N or V, or E, F or S with its method of two digits", found: field)
        }
    }
}

extension ByteView {
    /// Only commas and blanks.
    var holdsNothing: Bool {
        for index in 0..<count where self[index] != UInt8(ascii: ",") && !self[index].isBlank { return false }
        return true
    }
}
