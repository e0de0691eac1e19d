import Domain

/// The exchange formats that are read, told apart by content, never by name.
package enum ReadFormat: String, CaseIterable, Codable, Sendable {
    case cmep, crf, nem12, nem13, espi, cim
}

/// What a source's setting says about its files, beyond what they say themselves.
package struct ParseTerms: Sendable {
    /// The zone of stamps that carry none, in formats that leave it open (CMEP, CRF without a data format).
    package var zone: Zone
    /// The format the file must be in; nil = by content.
    package var format: ReadFormat?

    package init(zone: Zone = .utc, format: ReadFormat? = nil) {
        self.zone = zone
        self.format = format
    }
}

/// All that is said of a stream but whose it is; it changes rarely within a file.
package struct StreamSignature: Hashable, Sendable {
    package var subject: StreamSubject
    package var channel: String
    package var kind: ReadingKind
    package var unitText: String
    package var unit: ReadUnit
    package var flow: Flow
    package var commodity: Commodity?
    package var intervalMinutes: Int?
    /// Applied when storing, never in `reads inspect`.
    package var constant: Amount

    package init(
        subject: StreamSubject, channel: String, kind: ReadingKind, unitText: String, unit: ReadUnit, flow: Flow,
        commodity: Commodity? = nil, intervalMinutes: Int? = nil, constant: Amount = Amount(mantissa: 1, scale: 0)
    ) {
        self.subject = subject
        self.channel = channel
        self.kind = kind
        self.unitText = unitText
        self.unit = unit
        self.flow = flow
        self.commodity = commodity
        self.intervalMinutes = intervalMinutes
        self.constant = constant
    }
}

/// One run of readings of one stream, in file order.
///
/// The parser reuses one run's storage from call to call: it lives in the file's rhythm, without an allocation per line.
package struct ReadRun: Sendable {
    /// The meter, service point or endpoint as the file names it, UTF-8; at most 128 bytes.
    package var id: [UInt8] = []
    package var signature: StreamSignature
    /// Numbers the distinct signatures of one parse from 0 in order of first appearance: two runs of one parse with the same
    /// number have the same signature, so what is looked up for it can be kept in an array. At most 65,536.
    package var signatureNumber = 0
    /// The line of the file the run begins on, from 1.
    package var line = 0
    package var readings: [Reading] = []

    package init(signature: StreamSignature) { self.signature = signature }

    package var stream: ReadStream {
        ReadStream(
            subject: signature.subject, id: String(decoding: id, as: UTF8.self), channel: signature.channel, kind: signature.kind,
            unitText: signature.unitText, unit: signature.unit, flow: signature.flow, commodity: signature.commodity,
            intervalMinutes: signature.intervalMinutes, constant: signature.constant)
    }
}

/// Why a line of a file is not taken: what was expected, and what stood there.
package struct RejectedLine: Error, Codable, Sendable, Equatable {
    /// From 1; 0 where the file as a whole is meant.
    package var line: Int
    package var problem: String

    package init(line: Int, problem: String) {
        self.line = line
        self.problem = problem
    }
}

/// A file that is refused whole.
package struct BadReadFile: Error, Sendable, Equatable {
    /// The first of the rejected lines, in file order; never empty.
    package let rejected: [RejectedLine]
    /// How many lines were rejected in all.
    package let total: Int
    /// Nil where not even the format could be told.
    package let format: ReadFormat?

    /// How many rejected lines are kept.
    package static let kept = 100

    package init(rejected: [RejectedLine], total: Int? = nil, format: ReadFormat? = nil) {
        self.rejected = Array(rejected.prefix(BadReadFile.kept))
        self.total = total ?? rejected.count
        self.format = format
    }
}

/// What a file held, once it has been read to its end without a fault.
package struct ParsedFile: Codable, Sendable, Equatable {
    package var format: ReadFormat
    /// Runs handed over, and the readings in them.
    package var runs = 0
    package var readings = 0
    /// Alarms, end-device events, configuration and time-of-use records: read and checked, not kept.
    package var otherRecords = 0
    /// Register readings lower than the one before them in the same run: counted, and still reads.
    package var backwardRegisters = 0
    /// Readings stamped off their interval's beat (:59, :02): counted, and still reads.
    package var offBeatStamps = 0
    /// Which part of how many the message says it is.
    package var part: MessagePart?

    package init(format: ReadFormat) { self.format = format }
}

/// `n/m` of a message sent in parts, from 1.
package struct MessagePart: Codable, Sendable, Equatable {
    package var number: Int
    package var of: Int

    package init(number: Int, of: Int) {
        self.number = number
        self.of = of
    }
}

/// Reading a file of meter reads as a stream: plain, gzip or zip, told by content.
package enum ReadFile {
    /// Hands every run of the file to `each`, in file order. `progress` is told the bytes of the file (as it lies on disk)
    /// that have been consumed. Refusals: `BadReadFile` when anything in the file is wrong - by then runs may have been handed
    /// over, so take nothing for good before this returns. An error thrown by `each` ends the reading and is passed on.
    @discardableResult
    package static func parse(
        path: String, terms: ParseTerms = ParseTerms(), progress: ((Int) -> Void)? = nil, _ each: (ReadRun) throws -> Void
    ) throws -> ParsedFile {
        try parse(.path(path), terms, progress, each)
    }

    /// The same of bytes in memory.
    @discardableResult
    package static func parse(bytes: [UInt8], terms: ParseTerms = ParseTerms(), _ each: (ReadRun) throws -> Void) throws
        -> ParsedFile
    {
        try parse(.bytes(bytes), terms, nil, each)
    }

    private static func parse(
        _ source: ReadSource, _ terms: ParseTerms, _ progress: ((Int) -> Void)?, _ each: (ReadRun) throws -> Void
    ) throws -> ParsedFile {
        var format = terms.format
        do {
            let reader = LineReader(try source.open(), longest: NEMFile.longestLine, progress: progress)
            let head = try reader.peek()
            let mark = try Detection.bytesToSkip(head)
            let found =
                try Detection.isXML(head.slice(mark, head.count))
                ? XMLRoot.format(of: source) : Detection.lineFormat(head.slice(mark, head.count))
            format = format ?? found
            reader.skip(mark)
            return try withoutActuallyEscaping(each) { each in
                let session = ParseSession(format: format ?? found, terms: terms, each: each)
                guard session.parsed.format == found else {
                    throw RejectedLine(1, expected: "a file in the format \(session.parsed.format)", found: "\(found)")
                }
                switch found {
                case .cmep: try CMEPFile.parse(reader, session)
                case .nem12, .nem13: try NEMFile.parse(reader, session)
                case .crf: try CRFFile.parse(source, session, progress)
                case .espi: try ESPIFile.parse(source, session, progress)
                case .cim: try CIMFile.parse(source, session, progress)
                }
                return try session.finish()
            }
        } catch let rejected as RejectedLine {
            throw BadReadFile(rejected: [rejected], format: format)
        }
    }
}
