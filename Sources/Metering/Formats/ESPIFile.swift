import Domain

/// Green Button (ESPI): an Atom feed whose entries are tied by links, not by nesting and not by order. So it is read twice: once for what the
/// entries are, once for the readings.
///
/// Refusals: a feed without Green Button content, blocks whose links lead to no meter reading, usage point and reading type, a reading without value,
/// start or duration.
final class ESPIFile: XMLListener {
    enum Tag: String, CaseIterable {
        case entry, id, link, kind, interval, timePeriod, duration, start, value, quality, commodity, uom
        case usagePoint = "UsagePoint"
        case serviceCategory = "ServiceCategory"
        case meterReading = "MeterReading"
        case readingType = "ReadingType"
        case block = "IntervalBlock"
        case reading = "IntervalReading"
        case readingQuality = "ReadingQuality"
        case accumulation = "accumulationBehaviour"
        case flow = "flowDirection"
        case intervalLength
        case powerOfTen = "powerOfTenMultiplier"
    }

    private let session: ParseSession
    private var index = ESPIIndex()
    /// Set in the second pass.
    private var blocks: ESPIBlocks?
    private var entry = ESPIIndex.Entry()
    private var content = ESPIContent.other

    private init(_ session: ParseSession) { self.session = session }

    static func owns(namespace: String) -> Bool {
        namespace == "http://www.w3.org/2005/Atom" || namespace == "http://naesb.org/espi"
    }

    static func parse(_ source: ReadSource, _ session: ParseSession, _ progress: ((Int) -> Void)?) throws {
        let file = ESPIFile(session)
        try XMLReader.read(try source.open(), file, progress: nil)
        guard file.index.holdsAny else {
            return session.reject(1, expected: "Green Button content in the feed", found: "none")
        }
        file.blocks = ESPIBlocks(session, file.index)
        try XMLReader.read(try source.open(), file, progress: progress)
    }

    func started(_ tag: Tag?, _ attributes: XMLAttributes, line: Int) throws {
        if let blocks {
            do throws(RejectedLine) {
                try blocks.started(tag, line: line)
            } catch {
                session.reject(error)
            }
            return
        }
        switch tag {
        case .entry:
            entry = ESPIIndex.Entry()
            content = .other
        case .link: try link(attributes, line)
        case .usagePoint: content = .usagePoint(nil)
        case .meterReading: content = .meterReading
        case .readingType: content = .readingType(ESPIReadingType())
        case .block: content = .blocks
        case _: break
        }
    }

    func ended(_ tag: Tag?, in parent: Tag?, text: ByteView, line: Int) throws {
        do {
            if let blocks {
                try blocks.ended(tag, in: parent, text: text, line: line)
            } else {
                try gather(tag, in: parent, text: text.trimmed, line: line)
            }
        } catch let rejected as RejectedLine {
            session.reject(rejected)
        }
    }

    private func link(_ attributes: XMLAttributes, _ line: Int) throws(RejectedLine) {
        guard let relation = attributes["rel"], let link = ESPIIndex.link(attributes["href"] ?? .empty) else { return }
        if relation.equals("self") { entry.own = link }
        if relation.equals("up") { entry.up = link }
        if relation.equals("related") {
            guard entry.related.count < ESPIIndex.mostLinks else {
                throw RejectedLine(line, expected: "at most \(ESPIIndex.mostLinks) related links", found: "more")
            }
            entry.related.append(link)
        }
    }

    private func gather(_ tag: Tag?, in parent: Tag?, text: ByteView, line: Int) throws(RejectedLine) {
        switch (tag, parent) {
        case (.entry, _): try index.add(content, of: entry, line: line)
        case (.id, .entry): entry.id = text.slice(0, ParseSession.longestName).text
        case (.kind, .serviceCategory):
            switch try number(text, "a kind of service", line) {
            case 0: content = .usagePoint(.electric)
            case 1: content = .usagePoint(.gas)
            case 2: content = .usagePoint(.water)
            case _: break
            }
        case (let tag?, .readingType): try readingType(tag, text, line)
        case _: break
        }
    }

    private func readingType(_ tag: Tag, _ text: ByteView, _ line: Int) throws(RejectedLine) {
        // An element left empty says no more than one left out.
        guard case .readingType(var type) = content, !text.isEmpty else { return }
        switch tag {
        case .accumulation: type.accumulation = try number(text, "an accumulationBehaviour", line)
        case .flow: type.flow = try number(text, "a flowDirection", line)
        case .commodity: type.commodity = try number(text, "a commodity", line)
        case .intervalLength: type.intervalSeconds = try number(text, "an intervalLength in seconds", line)
        case .uom: type.unit = try number(text, "a unit's code", line)
        case .powerOfTen:
            let size = try number(text, "a power of ten", line)
            guard let size, (-12...12).contains(size) else {
                throw RejectedLine(line, expected: "a power of ten from -12 to 12", found: text)
            }
            type.powerOfTen = size
        case _: return
        }
        content = .readingType(type)
    }

    private func number(_ text: ByteView, _ what: String, _ line: Int) throws(RejectedLine) -> Int? {
        let negative = text[0] == UInt8(ascii: "-")
        guard let size = text.slice(negative ? 1 : 0, text.count).number(digits: 1...9) else {
            throw RejectedLine(line, expected: what, found: text)
        }
        return negative ? -size : size
    }
}
