import Domain

/// One channel of a Common Reading Format file, as far as it has been read.
struct CRFChannel {
    private(set) var run: ReadRun
    private var isRegister: Bool?
    private var set: IntervalSet?
    private var isNamed = false

    /// A set of contiguous intervals, held until it closes: only then do its stamps follow from its span.
    private struct IntervalSet {
        let declared: Int
        let line: Int
        var start: XMLTime?
        var end: XMLTime?
        /// A reading was rejected: the counts say nothing more.
        var isSpoilt = false
    }

    /// A year of five-minute intervals, twice.
    static let mostReadings = 220_000
    private static let longestInterval = 44_640

    init() {
        run = ReadRun(
            signature: StreamSignature(
                subject: .servicePoint, channel: "", kind: .interval, unitText: "", unit: ReadUnit(.other), flow: .delivered))
    }

    /// Begins another channel with the storage of the one before.
    mutating func begin(_ attributes: XMLAttributes, _ line: Int) throws(RejectedLine) {
        set = nil
        isNamed = false
        run.line = line
        run.readings.removeAll(keepingCapacity: true)
        run.signature.constant = Amount(mantissa: 1, scale: 0)
        switch attributes["IsRegister"]?.text.lowercased() {
        case "true", "1": isRegister = true
        case "false", "0": isRegister = false
        case nil: isRegister = nil
        case let other?: throw RejectedLine(line, expected: "IsRegister true or false", found: RejectedLine.quoted(other))
        }
        run.signature.commodity =
            switch attributes["MarketType"]?.text.lowercased() {
            case "electric", "electricity": .electric
            case "gas": .gas
            case "water": .water
            case _: nil
            }
        // Registers carry 0 or -1.
        let length = attributes["IntervalLength"] ?? .empty
        if length.isEmpty || length.equals("-1") || length.equals("0") {
            run.signature.intervalMinutes = nil
        } else if let minutes = length.number(digits: 1...5), minutes <= CRFChannel.longestInterval {
            run.signature.intervalMinutes = minutes
        } else {
            throw RejectedLine(line, expected: "an IntervalLength in minutes", found: length)
        }
        let inPulses = attributes["ReadingsInPulse"]?.text.lowercased() == "true"
        run.signature.unit = ReadUnit(inPulses ? .pulses : .other)
        if inPulses, let multiplier = attributes["PulseMultiplier"].flatMap({ Amount($0) }), multiplier.mantissa > 0 {
            run.signature.constant = multiplier
        }
    }

    /// Exactly one of the ways to say whose the channel is, as `id:channel`; an id may hold colons itself.
    mutating func name(_ attributes: XMLAttributes, _ line: Int) throws(RejectedLine) {
        let given: [(subject: StreamSubject, text: ByteView)] = [
            attributes["ServicePointChannelID"].map { (.servicePoint, $0) }, attributes["IntervalChannelID"].map { (.meter, $0) },
            attributes["RegisterChannelID"].map { (.meter, $0) }, attributes["EndPointUOMID"].map { (.endpoint, $0) },
        ].compactMap { $0 }
        guard let only = given.first, given.count == 1 else {
            throw RejectedLine(
                line, expected: "one of ServicePointChannelID, IntervalChannelID, RegisterChannelID and EndPointUOMID",
                found: "\(given.count)")
        }
        let text = only.text
        guard let colon = (0..<text.count).last(where: { text[$0] == UInt8(ascii: ":") }), colon + 1 < text.count,
            text.count - colon <= 64, text.slice(0, colon).putName(into: &run.id)
        else { throw RejectedLine(line, expected: "an id and a channel with a colon between", found: text) }
        run.signature.subject = only.subject
        run.signature.channel = text.slice(colon + 1, text.count).text
        run.signature.flow = .delivered
        run.signature.unitText = ""
        if only.subject == .endpoint {
            run.signature.unitText = run.signature.channel
            let known = CMEPUnit(run.signature.channel)
            run.signature.unit =
                known.flatMap { $0.unit.dimension == .other ? nil : $0.unit } ?? NEMUnit.unit(run.signature.channel)
            run.signature.flow = known?.flow ?? .delivered
        }
        isNamed = true
    }

    mutating func beginSet(_ attributes: XMLAttributes, _ line: Int) throws(RejectedLine) {
        set = IntervalSet(declared: 0, line: line, isSpoilt: true)
        run.readings.removeAll(keepingCapacity: true)
        guard isNamed else { throw RejectedLine(line, expected: "a sound ChannelID before the readings", found: "none") }
        guard isRegister != true else {
            throw RejectedLine(line, expected: "readings with a time in a register channel", found: "intervals")
        }
        guard run.signature.intervalMinutes != nil else {
            throw RejectedLine(line, expected: "an IntervalLength in minutes", found: "none")
        }
        let number = attributes["NumberOfReadings"] ?? .empty
        guard let declared = number.number(digits: 1...7), declared <= CRFChannel.mostReadings else {
            throw RejectedLine(line, expected: "a NumberOfReadings of at most \(CRFChannel.mostReadings)", found: number)
        }
        set = IntervalSet(declared: declared, line: line)
    }

    mutating func span(_ attributes: XMLAttributes, _ line: Int) throws(RejectedLine) {
        guard set != nil else { return }
        for (name, text) in [("StartTime", attributes["StartTime"]), ("EndTime", attributes["EndTime"])] {
            guard let time = text.flatMap({ XMLTime($0) }) else {
                spoil()
                throw RejectedLine(line, expected: "a \(name) such as 2026-11-01T00:00:00Z", found: text ?? .empty)
            }
            if name == "StartTime" { set?.start = time } else { set?.end = time }
        }
    }

    mutating func spoil() { set?.isSpoilt = true }

    /// Takes one reading: of a set in its order, of a register at its own time.
    mutating func take(_ reading: CRFReading, _ clock: CRFClock, _ line: Int) throws(RejectedLine) {
        guard run.readings.count < CRFChannel.mostReadings else {
            throw RejectedLine(line, expected: "at most \(CRFChannel.mostReadings) readings", found: "more")
        }
        if set != nil {
            run.readings.append(
                Reading(
                    stamp: .distantPast, amount: reading.quality == .missing ? .zero : reading.amount ?? .zero,
                    quality: reading.quality))
            return
        }
        guard isNamed else { throw RejectedLine(line, expected: "a sound ChannelID before the readings", found: "none") }
        guard isRegister != false else {
            throw RejectedLine(line, expected: "a ContiguousIntervalSet", found: "a single reading")
        }
        guard let time = reading.time else {
            throw RejectedLine(line, expected: "a ReadingTime such as 2026-11-01T00:00:00Z", found: "none")
        }
        let instants = clock.instants(time)
        let previous = run.readings.last?.stamp ?? .distantPast
        guard let stamp = instants.first(where: { $0 > previous }) ?? instants.last else {
            throw RejectedLine(line, expected: "a ReadingTime that exists in \(clock.zone)", found: "\(time)")
        }
        run.signature.kind = .register
        run.readings.append(
            Reading(stamp: stamp, amount: reading.quality == .missing ? .zero : reading.amount ?? .zero, quality: reading.quality)
        )
    }

    /// Gives a set's readings their stamps. NumberOfReadings = readings = (EndTime - StartTime) / IntervalLength, or it is refused.
    mutating func endSet(_ clock: CRFClock) throws(RejectedLine) {
        guard let set else { return }
        self.set = nil
        guard !set.isSpoilt else { return run.readings.removeAll(keepingCapacity: true) }
        guard run.readings.count == set.declared else {
            throw RejectedLine(set.line, expected: "the \(set.declared) readings declared", found: "\(run.readings.count)")
        }
        guard let start = set.start, let end = set.end, let minutes = run.signature.intervalMinutes else {
            throw RejectedLine(set.line, expected: "a TimePeriod", found: "none")
        }
        let starts = clock.instants(start)
        let ends = clock.instants(end)
        guard !starts.isEmpty, !ends.isEmpty else {
            throw RejectedLine(set.line, expected: "a TimePeriod that exists in \(clock.zone)", found: "\(start) to \(end)")
        }
        let length = Int64(set.declared * minutes) * 60_000
        let begin = starts.first { start in ends.contains { $0.milliseconds - start.milliseconds == length } }
        guard let begin else {
            let spans = "a span of \((ends[0] - starts[0]) / 60) minutes"
            throw RejectedLine(set.line, expected: "a span of \(set.declared) times \(minutes) minutes", found: spans)
        }
        for index in run.readings.indices { run.readings[index].stamp = begin + (index + 1) * minutes * 60 }
        run.signature.kind = .interval
    }

    /// The run to hand over; what was in it is gone afterwards.
    mutating func handOver(_ session: ParseSession, _ line: Int) throws {
        guard isNamed, !run.readings.isEmpty else { return }
        guard let number = session.number(of: run.signature) else {
            throw RejectedLine(line, expected: "at most \(ParseSession.mostSignatures) kinds of stream", found: "more")
        }
        run.signatureNumber = number
        try session.hand(run)
        run.readings.removeAll(keepingCapacity: true)
    }
}

/// One reading before its status is whole and its place in time is known.
struct CRFReading {
    /// Nil where no value is given.
    var amount: Amount?
    var quality: Quality
    var time: XMLTime?
    var hasStatus: Bool

    mutating func note(_ status: Quality) {
        quality = quality.worst(status)
        hasStatus = true
    }
}
