import Domain

/// The interval records of NEM12: 200 names a stream, each 300 holds one of its days, 400s say whose quality varies.
///
/// Value k ends k times the interval length after midnight. Refusals: a length that does not divide the day, another number of values than the day
/// has, a value that is no number or below zero, spans that overlap, leave a gap or reach past the day where the quality varies.
struct NEM12 {
    private let session: ParseSession
    private var clock = NaiveClock(zone: .nem)
    private var run: ReadRun
    private var minutes = 0
    /// Whether a 200 record stands, good enough to read days under it.
    private var hasStream = false
    private var day = OpenDay.none

    /// The day last read, as long as 400 records may still speak of it.
    private enum OpenDay {
        case none
        /// Whole, waiting to be handed over.
        case plain
        /// Covered by 400 records up to and with this interval.
        case varying(covered: Int)
        /// Rejected: its 400 records are passed over.
        case rejected
    }

    init(_ session: ParseSession) {
        self.session = session
        run = ReadRun(
            signature: StreamSignature(
                subject: .servicePoint, channel: "", kind: .interval, unitText: "", unit: ReadUnit(.other), flow: .delivered))
    }

    mutating func read(_ kind: NEMRecord, _ cursor: inout FieldCursor, _ line: Int) throws {
        switch kind {
        case .stream:
            try closeDay()
            try stream(&cursor, line)
        case .day:
            try closeDay()
            try values(&cursor, line)
        case .span: try span(&cursor, line)
        case .details:
            guard hasStream else { return }
            session.countOther()
        case .register, .registerDetails:
            throw RejectedLine(line, expected: "records 200, 300, 400 and 500 of NEM12", found: "\(kind.rawValue)")
        case .header, .end: break
        }
    }

    /// Hands the last day over, once nothing more can be said of it.
    mutating func closeDay() throws {
        defer { day = .none }
        switch day {
        case .none, .rejected: break
        case .plain: try session.hand(run)
        case .varying(let covered):
            guard covered == run.readings.count else {
                return session.reject(
                    run.line, expected: "400 records for all \(run.readings.count) intervals of a day of quality V",
                    found: covered == 0 ? "none" : "records up to interval \(covered)")
            }
            try session.hand(run)
        }
    }

    /// (200, NMI, configuration, register, suffix, data stream, meter, unit, length, next read)
    private mutating func stream(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        hasStream = false
        let name = cursor.nextOrEmpty()
        _ = cursor.next()
        _ = cursor.next()
        let suffix = cursor.nextOrEmpty()
        _ = cursor.next()
        _ = cursor.next()
        let unit = cursor.nextOrEmpty()
        let length = cursor.nextOrEmpty()
        guard name.putName(into: &run.id) else { throw RejectedLine(line, expected: "an NMI of 10 characters", found: name) }
        guard (1...10).contains(suffix.count) else {
            throw RejectedLine(line, expected: "a suffix of 2 characters", found: suffix)
        }
        guard let minutes = length.number(digits: 1...4), minutes > 0, 1_440 % minutes == 0 else {
            throw RejectedLine(
                line, expected: "an interval length of 5, 15 or 30 minutes, or another that divides a day", found: length)
        }
        guard unit.count <= 20 else { throw RejectedLine(line, expected: "a unit such as kWh", found: unit) }
        self.minutes = minutes
        let unitText = unit.text
        run.signature = StreamSignature(
            subject: .servicePoint, channel: suffix.text, kind: .interval, unitText: unitText, unit: NEMUnit.unit(unitText),
            flow: NEMUnit.flow(suffix: suffix), commodity: .electric, intervalMinutes: minutes)
        guard let number = session.number(of: run.signature) else {
            throw RejectedLine(line, expected: "at most \(ParseSession.mostSignatures) kinds of stream", found: "more")
        }
        run.signatureNumber = number
        hasStream = true
    }

    /// (300, date, values, quality, reason code, reason, updated, loaded)
    private mutating func values(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        day = .rejected
        guard hasStream else {
            throw RejectedLine(line, expected: "a 200 record before the 300 record", found: "none that is sound")
        }
        let date = cursor.nextOrEmpty()
        guard let on = Day(date), let midnight = clock.instant(on, second: 0) else {
            throw RejectedLine(line, expected: "a date CCYYMMDD", found: date)
        }
        run.line = line
        run.readings.removeAll(keepingCapacity: true)
        let values = 1_440 / minutes
        // The quality stands behind the values: what may be missing is known only then.
        var firstEmpty: Int?
        for place in 1...values {
            let amount: Amount
            if let plain = cursor.plainAmount() {
                amount = plain
            } else {
                let field = cursor.next()
                guard let field else {
                    throw RejectedLine(line, expected: "\(values) values of \(minutes) minutes", found: "\(place - 1)")
                }
                if field.isEmpty {
                    firstEmpty = firstEmpty ?? place
                    amount = .zero
                } else if let read = Amount(field) {
                    amount = read
                } else {
                    throw RejectedLine(line, expected: "value \(place) of \(values), a number of at most 18 digits", found: field)
                }
            }
            guard amount.mantissa >= 0 else {
                throw RejectedLine(line, expected: "value \(place) of \(values), not below zero", found: "a negative one")
            }
            let stamp = midnight + place * minutes * 60
            run.readings.append(Reading(stamp: stamp, amount: amount, quality: .actual))
        }
        let field = cursor.nextOrEmpty()
        if Amount(field) != nil { throw RejectedLine(line, expected: "\(values) values of \(minutes) minutes", found: "more") }
        let quality = try NEMQuality(field, line)
        if let firstEmpty, quality != .all(.missing) {
            throw RejectedLine(
                line, expected: "value \(firstEmpty) of \(values), a number of at most 18 digits", found: "nothing")
        }
        switch quality {
        case .all(let quality):
            if quality != .actual { set(quality, 1...values) }
            day = .plain
        case .varies: day = .varying(covered: 0)
        }
    }

    /// (400, start, end, quality, reason code, reason): intervals start to end, counted from 1, both included.
    private mutating func span(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        switch day {
        case .none: throw RejectedLine(line, expected: "a 300 record before the 400 record", found: "none")
        case .rejected: return
        case .plain, .varying: break
        }
        let from = cursor.nextOrEmpty()
        let to = cursor.nextOrEmpty()
        guard let start = from.number(digits: 1...4), let end = to.number(digits: 1...4), start >= 1, start <= end,
            end <= run.readings.count
        else {
            defer { day = .rejected }
            throw RejectedLine(
                line, expected: "a span within the \(run.readings.count) intervals of the day",
                found: "\(from.text) to \(to.text)")
        }
        do throws(RejectedLine) {
            guard case .all(let quality) = try NEMQuality(cursor.nextOrEmpty(), line) else {
                throw RejectedLine(line, expected: "a quality A, N, E, F or S for the span", found: "V")
            }
            switch day {
            case .varying(let covered):
                guard start == covered + 1 else {
                    throw RejectedLine(line, expected: "a span from interval \(covered + 1)", found: "one from \(start)")
                }
                day = .varying(covered: end)
            case .plain, .none, .rejected: break
            }
            set(quality, start...end)
        } catch {
            day = .rejected
            throw error
        }
    }

    /// The worst of what the day and its spans say.
    private mutating func set(_ quality: Quality, _ places: ClosedRange<Int>) {
        for index in places.lowerBound - 1..<places.upperBound {
            run.readings[index].quality = run.readings[index].quality.worst(quality)
            if quality == .missing { run.readings[index].amount = .zero }
        }
    }
}
