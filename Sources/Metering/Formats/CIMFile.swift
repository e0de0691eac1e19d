import Domain

/// IEC 61968-9 MeterReadings and EndDeviceEvents, with or without the message around them.
///
/// A MeterReading may name its meter behind its blocks, so one is held until it closes, within bounds. Refusals: a reading without stamp or value, a
/// reading type or quality that is none, a MeterReading without a meter or usage point, a compressed payload, a message index that is not n of m.
final class CIMFile: XMLListener {
    enum Tag: String, CaseIterable {
        case name, value, timeStamp, mRID
        case message = "EventMessage"
        case request = "RequestMessage"
        case response = "ResponseMessage"
        case property = "Property"
        case propertyName = "Name"
        case propertyValue = "Value"
        case compressed = "Compressed"
        case readings = "MeterReadings"
        case events = "EndDeviceEvents"
        case event = "EndDeviceEvent"
        case eventType = "EndDeviceEventType"
        case createdDateTime
        case meterReading = "MeterReading"
        case meter = "Meter"
        case names = "Names"
        case usagePoint = "UsagePoint"
        case blocks = "IntervalBlocks"
        case intervalReading = "IntervalReadings"
        case reading = "Readings"
        case readingType = "ReadingType"
        case qualityType = "ReadingQualityType"
    }

    private let session: ParseSession
    private var clock: NaiveClock
    private var isOurs = false
    private var propertyName: [UInt8] = []
    private var held: CIMMeterReading

    private init(_ session: ParseSession) {
        self.session = session
        clock = NaiveClock(zone: session.terms.zone)
        held = CIMMeterReading(session)
    }

    /// Of any year's edition of the standard.
    static func owns(namespace: String) -> Bool {
        ["http://iec.ch/TC57/", "http://www.iec.ch/TC57/", "https://iec.ch/TC57/"].contains { namespace.hasPrefix($0) }
    }

    static func parse(_ source: ReadSource, _ session: ParseSession, _ progress: ((Int) -> Void)?) throws {
        let file = CIMFile(session)
        try XMLReader.read(try source.open(), file, progress: progress)
        if !file.isOurs { session.reject(1, expected: "a namespace of IEC 61968-9", found: "another or none") }
    }

    func started(_ tag: Tag?, _ attributes: XMLAttributes, line: Int) throws {
        if tag != nil { isOurs = true }
        do throws(RejectedLine) {
            switch tag {
            case .meterReading: held.begin(line)
            case .blocks: held.beginBlock(line)
            case .intervalReading, .reading: held.beginReading()
            // Without a reference these are definitions, of no reading.
            case .readingType: if let type = attributes["ref"] { try held.name(type: type, line) }
            case .qualityType: if let quality = attributes["ref"] { try held.note(quality: quality, line) }
            case .eventType:
                try checkEvent(attributes["ref"] ?? .empty, line)
                session.countOther()
            case .compressed: throw RejectedLine(line, expected: "a payload that is not compressed", found: "a compressed one")
            case _: break
            }
        } catch {
            held.reject()
            session.reject(error)
        }
    }

    func ended(_ tag: Tag?, in parent: Tag?, text: ByteView, line: Int) throws {
        do {
            switch (tag, parent) {
            case (.timeStamp, .intervalReading), (.timeStamp, .reading): held.note(stamp: try stamp(text, line))
            case (.value, .intervalReading), (.value, .reading): try held.note(value: text.trimmed, line)
            case (.createdDateTime, _): _ = try stamp(text, line)
            case (.intervalReading, _): try held.endReading(inBlock: true, line)
            case (.reading, _): try held.endReading(inBlock: false, line)
            case (.blocks, _): try held.endBlock()
            case (.mRID, .meter): held.name(.meter, text.trimmed, isCertain: true)
            case (.mRID, .usagePoint): held.name(.servicePoint, text.trimmed, isCertain: true)
            case (.name, .names): held.name(.meter, text.trimmed, isCertain: false)
            case (.meterReading, _): try held.end()
            case (.propertyName, .property): propertyName = text.trimmed.slice(0, 64).array
            case (.propertyValue, .property): try note(property: text.trimmed, line)
            case _: break
            }
        } catch let rejected as RejectedLine {
            held.reject()
            session.reject(rejected)
        }
    }

    private func stamp(_ text: ByteView, _ line: Int) throws(RejectedLine) -> Instant {
        guard let stamp = XMLTime(text)?.instant(&clock) else {
            throw RejectedLine(line, expected: "a timeStamp such as 2026-11-01T00:00:00Z", found: text.trimmed)
        }
        return stamp
    }

    /// Four dotted numbers: type, domain, sub-domain, action.
    private func checkEvent(_ type: ByteView, _ line: Int) throws(RejectedLine) {
        let parts = type.text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts.allSatisfy({ Int(digits: $0) != nil }) else {
            throw RejectedLine(line, expected: "an event type of four dotted numbers", found: type)
        }
    }

    private func note(property value: ByteView, _ line: Int) throws(RejectedLine) {
        defer { propertyName = [] }
        guard String(decoding: propertyName, as: UTF8.self) == "MessageIndex" else { return }
        let parts = value.text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(digits: parts[0]), let of = Int(digits: parts[1]), number >= 1, number <= of
        else {
            throw RejectedLine(line, expected: "a message index n/m", found: value)
        }
        session.note(part: MessagePart(number: number, of: of))
    }
}
