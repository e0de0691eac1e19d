import Domain

/// Common Reading Format XML: channels of interval sets or register readings under one header.
///
/// Refusals: a set whose declared number, readings and span disagree; a stamp the file's clock never shows; a value that is none; a channel that
/// does not say whose it is; a status reference that the file's own table does not hold.
final class CRFFile: XMLListener {
    enum Tag: String, CaseIterable {
        case document = "MeterReadingDocument"
        case timezone = "Timezone"
        case dataFormat = "DataFormat"
        case channel = "Channel"
        case channelID = "ChannelID"
        case set = "ContiguousIntervalSet"
        case period = "TimePeriod"
        case reading = "Reading"
        case unencoded = "UnencodedStatus"
    }

    private let session: ParseSession
    private var statuses: CRFStatuses
    private var clock: CRFClock
    private var channel = CRFChannel()
    private var reading: CRFReading?

    private init(_ session: ParseSession, _ statuses: CRFStatuses) {
        self.session = session
        self.statuses = statuses
        clock = CRFClock(zone: session.terms.zone)
    }

    /// Some writers give the document a namespace, most do not.
    static func owns(namespace: String) -> Bool { true }

    /// A first pass for the status table, which some files put behind what uses it; then the readings.
    static func parse(_ source: ReadSource, _ session: ParseSession, _ progress: ((Int) -> Void)?) throws {
        let statuses = try CRFStatusTable.read(source)
        try XMLReader.read(try source.open(), CRFFile(session, statuses), progress: progress)
    }

    func started(_ tag: Tag?, _ attributes: XMLAttributes, line: Int) throws {
        do throws(RejectedLine) {
            switch tag {
            case .timezone: try zone(attributes["Id"] ?? .empty, line)
            case .dataFormat: try dataFormat(attributes, line)
            case .channel: try channel.begin(attributes, line)
            case .channelID: try channel.name(attributes, line)
            case .set: try channel.beginSet(attributes, line)
            case .period: try channel.span(attributes, line)
            case .reading: try begin(attributes, line)
            case .unencoded:
                let own = reading?.quality ?? .actual
                reading?.quality = own.worst(CRFStatuses.quality(attributes["SourceValidation"] ?? .empty))
                reading?.hasStatus = true
            case .document, nil: break
            }
        } catch {
            channel.spoil()
            session.reject(error)
        }
    }

    func ended(_ tag: Tag?, in parent: Tag?, text: ByteView, line: Int) throws {
        do {
            switch tag {
            case .reading: try end(line)
            case .set:
                try channel.endSet(clock)
                try channel.handOver(session, line)
            case .channel: try channel.handOver(session, line)
            case .document, .timezone, .dataFormat, .channelID, .period, .unencoded, nil: break
            }
        } catch let rejected as RejectedLine {
            channel.spoil()
            session.reject(rejected)
        }
    }

    private func begin(_ attributes: XMLAttributes, _ line: Int) throws(RejectedLine) {
        reading = nil
        var new = CRFReading(amount: nil, quality: .actual, time: nil, hasStatus: false)
        if let reference = attributes["StatusRef"], !reference.isEmpty {
            guard let quality = statuses.quality(of: reference) else {
                throw RejectedLine(line, expected: "a StatusRef that ReadingStatusRefTable holds", found: reference)
            }
            new.note(quality)
        }
        if let value = attributes["Value"], !value.isEmpty {
            guard let amount = Amount(value) else {
                throw RejectedLine(line, expected: "a Value of at most 18 digits", found: value)
            }
            new.amount = amount
        }
        if let time = attributes["ReadingTime"] {
            guard let read = XMLTime(time) else {
                throw RejectedLine(line, expected: "a ReadingTime such as 2026-11-01T00:00:00Z", found: time)
            }
            new.time = read
        }
        reading = new
    }

    /// A reading without a value but with a status is a missing one; without either it is nothing.
    private func end(_ line: Int) throws(RejectedLine) {
        guard var reading else { return }
        self.reading = nil
        if reading.amount == nil {
            guard reading.hasStatus else { throw RejectedLine(line, expected: "a Value", found: "none") }
            reading.quality = .missing
        }
        try channel.take(reading, clock, line)
    }

    private func zone(_ name: ByteView, _ line: Int) throws(RejectedLine) {
        if let zone = Zone(header: name.trimmed.text) {
            clock.zone = zone
        } else if !name.isEmpty {
            let unknown = RejectedLine(line, expected: "a time zone such as America/Chicago", found: name)
            if let kind = clock.kind, kind != .utc { throw unknown }
            unknownZone = unknown
        }
    }

    /// A zone that is not known is no fault as long as every stamp is in UTC.
    private var unknownZone: RejectedLine?

    private func dataFormat(_ attributes: XMLAttributes, _ line: Int) throws(RejectedLine) {
        let kind = attributes["ReadingTimestampType"] ?? .empty
        let transition = attributes["DSTTransitionType"] ?? .empty
        if !kind.isEmpty {
            guard let known = CRFClock.Kind(rawValue: kind.text) else {
                throw RejectedLine(
                    line, expected: "ReadingTimestampType Utc, MeterDefault, MeterLocalDst or MeterLocalStandard", found: kind)
            }
            clock.kind = known
        }
        if !transition.isEmpty {
            guard let known = CRFClock.Transition(rawValue: transition.text) else {
                throw RejectedLine(line, expected: "DSTTransitionType NIST_Compliant or ITRON_Compliant", found: transition)
            }
            clock.transition = known
        }
        if let unknownZone, clock.kind != .utc { throw unknownZone }
    }
}

/// The pass that only gathers the status table, and ends with it.
private final class CRFStatusTable: XMLListener {
    enum Tag: String, CaseIterable {
        case table = "ReadingStatusRefTable"
        case entry = "ReadingStatusRef"
        case unencoded = "UnencodedStatus"
    }

    private struct Complete: Error {}

    private var statuses = CRFStatuses()
    private var entry: String?

    static func owns(namespace: String) -> Bool { true }

    static func read(_ source: ReadSource) throws -> CRFStatuses {
        let table = CRFStatusTable()
        do {
            try XMLReader.read(try source.open(), table, progress: nil)
        } catch is Complete {}
        return table.statuses
    }

    func started(_ tag: Tag?, _ attributes: XMLAttributes, line: Int) throws {
        switch tag {
        case .entry:
            entry = attributes["Ref"]?.text
            if let entry, !statuses.add(entry, .actual) {
                throw RejectedLine(line, expected: "at most \(CRFStatuses.most) statuses", found: "more")
            }
        case .unencoded:
            if let entry { _ = statuses.add(entry, CRFStatuses.quality(attributes["SourceValidation"] ?? .empty)) }
        case .table, nil: break
        }
    }

    func ended(_ tag: Tag?, in parent: Tag?, text: ByteView, line: Int) throws {
        switch tag {
        case .entry: entry = nil
        case .table: throw Complete()
        case .unencoded, nil: break
        }
    }
}
