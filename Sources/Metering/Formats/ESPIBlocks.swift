import Domain

/// The second pass over a Green Button feed: the readings of each block, under the stream its links lead to.
final class ESPIBlocks {
    private let session: ParseSession
    private let index: ESPIIndex
    private let streams: [(id: String, signature: StreamSignature)?]
    private var blockEntries = 0
    private var entryHasBlock = false
    private var run: ReadRun
    /// Nil between blocks, and in one whose links lead nowhere.
    private var stream: (id: String, signature: StreamSignature)?
    private var blockStart: Int?
    private var reading = PartialReading()

    private struct PartialReading {
        var start: Int?
        var duration: Int?
        var amount: Amount?
        var quality = Quality.actual
    }

    static let mostReadings = 220_000
    /// 1970 to 2199, in seconds.
    private static let seconds = 0...7_258_118_400

    init(_ session: ParseSession, _ index: ESPIIndex) {
        self.session = session
        self.index = index
        streams = index.streams()
        run = ReadRun(
            signature: StreamSignature(
                subject: .servicePoint, channel: "", kind: .interval, unitText: "", unit: ReadUnit(.other), flow: .delivered))
    }

    func started(_ tag: ESPIFile.Tag?, line: Int) throws(RejectedLine) {
        switch tag {
        case .entry: entryHasBlock = false
        case .block: try begin(line)
        case .reading: reading = PartialReading()
        case _: break
        }
    }

    func ended(_ tag: ESPIFile.Tag?, in parent: ESPIFile.Tag?, text: ByteView, line: Int) throws {
        switch (tag, parent) {
        case (.start, .interval): blockStart = try moment(text, line)
        case (.start, .timePeriod): reading.start = try moment(text, line)
        case (.duration, .timePeriod): reading.duration = try duration(text, line)
        case (.value, .reading):
            guard let amount = Amount(text) else {
                throw RejectedLine(line, expected: "a value of at most 18 digits", found: text.trimmed)
            }
            reading.amount = amount
        case (.quality, .readingQuality), (.quality, .reading): try quality(text.trimmed, line)
        case (.reading, _): try take(line)
        case (.block, _): try end()
        case (.entry, _): if entryHasBlock { blockEntries += 1 }
        case _: break
        }
    }

    private func begin(_ line: Int) throws(RejectedLine) {
        entryHasBlock = true
        stream = nil
        blockStart = nil
        run.line = line
        run.readings.removeAll(keepingCapacity: true)
        guard let anchor = index.anchor(ofBlockEntry: blockEntries), streams.indices.contains(anchor), let found = streams[anchor]
        else {
            throw RejectedLine(
                line, expected: "links from the block to a MeterReading, its UsagePoint and its ReadingType",
                found: "none that lead there")
        }
        run.id.removeAll(keepingCapacity: true)
        run.id.append(contentsOf: found.id.utf8.prefix(ParseSession.longestName))
        run.signature = found.signature
        stream = found
    }

    private func take(_ line: Int) throws(RejectedLine) {
        guard stream != nil else { return }
        guard run.readings.count < ESPIBlocks.mostReadings else {
            throw RejectedLine(line, expected: "at most \(ESPIBlocks.mostReadings) readings in a block", found: "more")
        }
        guard let amount = reading.amount else { throw RejectedLine(line, expected: "a value", found: "none") }
        run.readings.append(Reading(stamp: try stamp(line), amount: amount, quality: reading.quality))
    }

    /// Start and duration, or else the reading's place in its block.
    private func stamp(_ line: Int) throws(RejectedLine) -> Instant {
        if let start = reading.start, let duration = reading.duration ?? (run.signature.kind == .register ? 0 : nil) {
            if run.signature.kind == .interval, run.signature.intervalMinutes == nil, duration > 0, duration % 60 == 0 {
                run.signature.intervalMinutes = duration / 60
            }
            return Instant(seconds: start + duration)
        }
        guard reading.start == nil, reading.duration == nil, let blockStart, let minutes = run.signature.intervalMinutes else {
            throw RejectedLine(line, expected: "a timePeriod with start and duration", found: "none")
        }
        return Instant(seconds: blockStart + (run.readings.count + 1) * minutes * 60)
    }

    private func end() throws {
        guard stream != nil else { return }
        stream = nil
        guard let number = session.number(of: run.signature) else {
            throw RejectedLine(run.line, expected: "at most \(ParseSession.mostSignatures) kinds of stream", found: "more")
        }
        run.signatureNumber = number
        try session.hand(run)
    }

    private func moment(_ text: ByteView, _ line: Int) throws(RejectedLine) -> Int {
        guard let seconds = text.trimmed.number(digits: 1...12), ESPIBlocks.seconds.contains(seconds) else {
            throw RejectedLine(line, expected: "a start in seconds since 1970", found: text.trimmed)
        }
        return seconds
    }

    private func duration(_ text: ByteView, _ line: Int) throws(RejectedLine) -> Int {
        guard let seconds = text.trimmed.number(digits: 1...9) else {
            throw RejectedLine(line, expected: "a duration in seconds", found: text.trimmed)
        }
        return seconds
    }

    /// Codes that are not known are no proof of a meter's own word, and count as estimated.
    private func quality(_ text: ByteView, _ line: Int) throws(RejectedLine) {
        guard let code = text.number(digits: 1...4) else { throw RejectedLine(line, expected: "a quality's code", found: text) }
        let quality: Quality =
            switch code {
            case 0, 10, 14, 16...19: .actual
            case 7: .substituted
            default: .estimated
            }
        reading.quality = reading.quality.worst(quality)
    }
}
