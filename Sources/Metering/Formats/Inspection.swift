import Domain

/// What a file of reads holds, stream by stream, without a registry and without storing anything.
package struct Inspection: Codable, Sendable {
    /// One (meter or service point, channel) of the file.
    package struct Stream: Codable, Sendable {
        package let id: String
        package let channel: String
        /// The unit as the file wrote it.
        package let unit: String
        /// Of a register the spacing of its stamps, where the file gives one.
        package let intervalMinutes: Int?
        package fileprivate(set) var quality = QualityCounts()
        /// Of all but the missing, as written in the file, unscaled.
        package fileprivate(set) var sum = ExactSum()
        /// The earliest and the latest stamp; nil where the stream has no reading.
        package fileprivate(set) var first: Instant?
        package fileprivate(set) var last: Instant?

        package var readings: Int { quality.total }
    }

    /// Nil where not even the format could be told.
    package let format: ReadFormat?
    /// In the order in which they first appear; at most a million.
    package let streams: [Stream]
    /// Streams beyond those, which are not looked at.
    package let streamsLeftOut: Int
    /// Of a bad file, which is refused whole: the first lines that are wrong.
    package let rejected: [RejectedLine]

    package static let mostStreams = 1_000_000

    package init(refused file: BadReadFile) {
        format = file.format
        streams = []
        streamsLeftOut = 0
        rejected = file.rejected
    }

    /// Reads the whole file. Refusals: `BadReadFile`.
    package init(path: String, terms: ParseTerms, progress: ((Int) -> Void)? = nil) throws {
        try self.init { try ReadFile.parse(path: path, terms: terms, progress: progress, $0) }
    }

    package init(bytes: [UInt8], terms: ParseTerms = ParseTerms()) throws {
        try self.init { try ReadFile.parse(bytes: bytes, terms: terms, $0) }
    }

    private init(_ parse: ((ReadRun) throws -> Void) throws -> ParsedFile) throws {
        var streams: [Stream] = []
        var places: [StreamKey: Int] = [:]
        var kinds = StreamKinds()
        var leftOut: Set<StreamKey> = []
        let parsed = try parse { run in
            let key = StreamKey(id: run.id, kind: kinds.number(of: run))
            if let place = places[key] { return streams[place].add(run.readings) }
            guard streams.count < Inspection.mostStreams else {
                // Counted exactly as far as memory allows: the same bound again.
                if leftOut.count < Inspection.mostStreams { leftOut.insert(key) }
                return
            }
            places[key] = streams.count
            var stream = Stream(
                id: String(decoding: run.id, as: UTF8.self), channel: run.signature.channel, unit: run.signature.unitText,
                intervalMinutes: run.signature.intervalMinutes)
            stream.add(run.readings)
            streams.append(stream)
        }
        format = parsed.format
        self.streams = streams
        streamsLeftOut = leftOut.count
        rejected = []
    }

    private struct StreamKey: Hashable {
        let id: [UInt8]
        let kind: Int
    }

    /// Which signatures of a file mean the same channel: same name, kind, unit, flow and, of intervals, length (11.3). What differs in
    /// constant or in the case of its unit is one stream; kWh and Wh, or 15 and 30 minutes, are never summed together.
    private struct StreamKinds {
        private struct Kind: Hashable {
            let subject: StreamSubject
            let channel: String
            let kind: ReadingKind
            let unit: ReadUnit
            let flow: Flow
            let minutes: Int?
        }

        private var numbers: [Kind: Int] = [:]
        private var bySignature: [Int: Int] = [:]

        mutating func number(of run: ReadRun) -> Int {
            if let known = bySignature[run.signatureNumber] { return known }
            let signature = run.signature
            let kind = Kind(
                subject: signature.subject, channel: signature.channel, kind: signature.kind, unit: signature.unit,
                flow: signature.flow, minutes: signature.kind == .interval ? signature.intervalMinutes : nil)
            let number = numbers[kind] ?? numbers.count
            numbers[kind] = number
            bySignature[run.signatureNumber] = number
            return number
        }
    }
}

extension Inspection {
    private enum CodingKeys: String, CodingKey {
        case format, streams, streamsLeftOut, rejected
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        format = try values.decodeIfPresent(ReadFormat.self, forKey: .format)
        streams = try values.decode([Stream].self, forKey: .streams)
        streamsLeftOut = try values.decodeIfPresent(Int.self, forKey: .streamsLeftOut) ?? 0
        rejected = try values.decode([RejectedLine].self, forKey: .rejected)
    }

    /// `streamsLeftOut` stands there only where there are any.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(format, forKey: .format)
        try values.encode(streams, forKey: .streams)
        if streamsLeftOut > 0 { try values.encode(streamsLeftOut, forKey: .streamsLeftOut) }
        try values.encode(rejected, forKey: .rejected)
    }
}

extension Inspection.Stream {
    fileprivate mutating func add(_ readings: [Reading]) {
        for reading in readings {
            quality.count(reading.quality)
            if reading.quality != .missing { sum.add(reading.amount) }
            first = first.map { min($0, reading.stamp) } ?? reading.stamp
            last = last.map { max($0, reading.stamp) } ?? reading.stamp
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, channel, unit, intervalMinutes, readings, sum, first, last, quality
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(String.self, forKey: .id)
        channel = try values.decode(String.self, forKey: .channel)
        unit = try values.decode(String.self, forKey: .unit)
        intervalMinutes = try values.decodeIfPresent(Int.self, forKey: .intervalMinutes)
        sum = try values.decode(ExactSum.self, forKey: .sum)
        first = try values.decodeIfPresent(Instant.self, forKey: .first)
        last = try values.decodeIfPresent(Instant.self, forKey: .last)
        quality = try values.decode(QualityCounts.self, forKey: .quality)
    }

    /// Every key is always there: what a stream has not got is null.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(channel, forKey: .channel)
        try values.encode(unit, forKey: .unit)
        try values.encode(intervalMinutes, forKey: .intervalMinutes)
        try values.encode(readings, forKey: .readings)
        try values.encode(sum, forKey: .sum)
        try values.encode(first, forKey: .first)
        try values.encode(last, forKey: .last)
        try values.encode(quality, forKey: .quality)
    }
}

/// How many readings of each quality.
package struct QualityCounts: Hashable, Codable, Sendable {
    package private(set) var actual = 0
    package private(set) var estimated = 0
    package private(set) var substituted = 0
    package private(set) var missing = 0

    package var total: Int { actual + estimated + substituted + missing }

    mutating func count(_ quality: Quality) {
        switch quality {
        case .actual: actual += 1
        case .estimated: estimated += 1
        case .substituted: substituted += 1
        case .missing: missing += 1
        }
    }
}
