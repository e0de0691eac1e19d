import Domain

/// One MeterReading as it is read: its readings by type, until it closes and its meter is known.
struct CIMMeterReading {
    private let session: ParseSession
    private var subject: StreamSubject?
    private var id: [UInt8] = []
    private var isCertain = false
    private var line = 0
    private var count = 0
    /// In order of first appearance; readings outside a block are gathered by their type.
    private var series: [Series] = []
    private var places: [String: Int] = [:]
    private var block: Series?
    private var type: String?
    private var stamp: Instant?
    private var value: Amount?
    /// Its stamp, value or quality was rejected, and said so.
    private var isRejected = false
    private var quality = Quality.actual
    /// Something in it was rejected: what is missing elsewhere says nothing more.
    private var isSpoilt = false
    private var types: [String: CIMReadingType] = [:]
    private var run: ReadRun

    private struct Series {
        var type: String?
        var line: Int
        var readings: [Reading] = []
    }

    static let mostReadings = 220_000
    static let mostTypes = 4_096

    init(_ session: ParseSession) {
        self.session = session
        run = ReadRun(
            signature: StreamSignature(
                subject: .meter, channel: "", kind: .interval, unitText: "", unit: ReadUnit(.other), flow: .delivered))
    }

    mutating func begin(_ line: Int) {
        subject = nil
        isCertain = false
        self.line = line
        count = 0
        series.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        block = nil
        isSpoilt = false
        beginReading()
    }

    mutating func beginBlock(_ line: Int) {
        block = Series(line: line)
        type = nil
    }

    mutating func beginReading() {
        if block == nil { type = nil }
        stamp = nil
        value = nil
        isRejected = false
        quality = .actual
    }

    /// A block's type holds for all of it, a reading's for itself.
    mutating func name(type text: ByteView, _ line: Int) throws(RejectedLine) {
        let name = text.slice(0, ParseSession.longestName).text
        if types[name] == nil {
            guard let type = CIMReadingType(text.trimmed) else {
                throw RejectedLine(line, expected: "a reading type of 18 dotted numbers", found: text)
            }
            guard types.count < CIMMeterReading.mostTypes else {
                throw RejectedLine(line, expected: "at most \(CIMMeterReading.mostTypes) reading types", found: "more")
            }
            types[name] = type
        }
        type = name
        block?.type = name
    }

    mutating func note(quality text: ByteView, _ line: Int) throws(RejectedLine) {
        guard let said = CIMQuality.quality(text.trimmed) else {
            throw RejectedLine(line, expected: "a quality of three dotted numbers", found: text)
        }
        quality = quality.worst(said)
    }

    mutating func note(stamp: Instant) { self.stamp = stamp }

    mutating func note(value text: ByteView, _ line: Int) throws(RejectedLine) {
        guard !text.isEmpty else { return }
        guard let amount = Amount(text) else {
            throw RejectedLine(line, expected: "a value of at most 18 digits", found: text)
        }
        value = amount
    }

    /// What names the meter for certain (its mRID) comes before any other name.
    mutating func name(_ subject: StreamSubject, _ text: ByteView, isCertain: Bool) {
        guard !text.isEmpty,
            self.subject == nil || (isCertain && !self.isCertain) || (subject == .meter && self.subject != .meter),
            text.putName(into: &id)
        else { return }
        self.subject = subject
        self.isCertain = isCertain
    }

    /// A part of what is being read was rejected: what lacks for it is not said again.
    mutating func reject() {
        isRejected = true
        isSpoilt = true
    }

    mutating func endReading(inBlock: Bool, _ line: Int) throws(RejectedLine) {
        guard !isRejected else { return }
        guard let stamp else { throw RejectedLine(line, expected: "a timeStamp", found: "none") }
        guard let amount = value ?? (quality == .missing ? .zero : nil) else {
            throw RejectedLine(line, expected: "a value", found: "none")
        }
        count += 1
        guard count <= CIMMeterReading.mostReadings else {
            throw RejectedLine(
                line, expected: "at most \(CIMMeterReading.mostReadings) readings in a MeterReading", found: "more")
        }
        let reading = Reading(stamp: stamp, amount: quality == .missing ? .zero : amount, quality: quality)
        if inBlock, block != nil {
            block?.readings.append(reading)
            return
        }
        guard let type else { throw RejectedLine(line, expected: "a ReadingType", found: "none") }
        let place = places[type] ?? series.count
        if place == series.count {
            places[type] = place
            series.append(Series(type: type, line: line))
        }
        series[place].readings.append(reading)
    }

    mutating func endBlock() throws(RejectedLine) {
        guard let block else { return }
        self.block = nil
        guard !block.readings.isEmpty, !isSpoilt else { return }
        guard block.type != nil else { throw RejectedLine(block.line, expected: "a ReadingType for the block", found: "none") }
        series.append(block)
    }

    mutating func end() throws {
        guard !isSpoilt, !series.isEmpty else { return }
        guard let subject else {
            throw RejectedLine(line, expected: "a Meter with an mRID or a name", found: "none")
        }
        run.id.removeAll(keepingCapacity: true)
        run.id.append(contentsOf: id)
        for part in series {
            guard let name = part.type, let type = types[name] else { continue }
            run.signature = type.signature(subject, channel: name)
            guard let number = session.number(of: run.signature) else {
                throw RejectedLine(part.line, expected: "at most \(ParseSession.mostSignatures) kinds of stream", found: "more")
            }
            run.signatureNumber = number
            run.line = part.line
            run.readings = part.readings
            try session.hand(run)
        }
        series.removeAll(keepingCapacity: true)
    }
}
