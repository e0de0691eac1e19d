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
    /// In the order in which they first appear.
    package let streams: [Stream]
    /// Of a bad file, which is refused whole: the first lines that are wrong.
    package let rejected: [RejectedLine]

    package init(refused file: BadReadFile) {
        format = file.format
        streams = []
        rejected = file.rejected
    }

    /// Reads the whole file. Refusals: `BadReadFile`.
    package init(path: String, terms: ParseTerms, progress: ((Int) -> Void)? = nil) throws {
        var streams: [Stream] = []
        var places: [StreamKey: Int] = [:]
        let parsed = try ReadFile.parse(path: path, terms: terms, progress: progress) { run in
            let key = StreamKey(subject: run.signature.subject, id: run.id, channel: run.signature.channel)
            let place = places[key] ?? streams.count
            if place == streams.count {
                places[key] = place
                let signature = run.signature
                streams.append(
                    Stream(
                        id: String(decoding: run.id, as: UTF8.self), channel: signature.channel, unit: signature.unitText,
                        intervalMinutes: signature.intervalMinutes))
            }
            streams[place].add(run.readings)
        }
        format = parsed.format
        self.streams = streams
        rejected = []
    }

    private struct StreamKey: Hashable {
        let subject: StreamSubject
        let id: [UInt8]
        let channel: String
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
