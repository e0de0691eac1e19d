/// What ties the entries of a Green Button feed: usage points, meter readings and reading types by their links, in whatever order they come.
struct ESPIIndex {
    struct Entry {
        var own: String?
        var up: String?
        var related: [String] = []
        var id = ""
    }

    private var usagePoints: [String: (id: String, commodity: Commodity?)] = [:]
    private var meterReadings: [String: (entry: Entry, line: Int)] = [:]
    private var readingTypes: [String: ESPIReadingType] = [:]
    /// The link that a block's entry hangs on, entry by entry in file order; one of `anchors`.
    private var blockAnchors: [Int] = []
    private var anchors: [String] = []
    private var anchorPlaces: [String: Int] = [:]
    private(set) var holdsAny = false

    static let mostEntries = 500_000
    static let mostLinks = 64
    static let longestLink = 1_024

    private var entries: Int { blockAnchors.count + usagePoints.count + meterReadings.count + readingTypes.count }

    mutating func add(_ content: ESPIContent, of entry: Entry, line: Int) throws(RejectedLine) {
        guard entries < ESPIIndex.mostEntries else {
            throw RejectedLine(line, expected: "at most \(ESPIIndex.mostEntries) entries", found: "more")
        }
        holdsAny = true
        switch content {
        case .usagePoint(let commodity):
            let id = ESPIIndex.segment(after: "UsagePoint", of: entry.own) ?? entry.id
            for link in [entry.own].compactMap({ $0 }) + entry.related { usagePoints[link] = (id, commodity) }
        case .meterReading:
            for link in [entry.own].compactMap({ $0 }) + entry.related { meterReadings[link] = (entry, line) }
        case .readingType(let type):
            for link in [entry.own].compactMap({ $0 }) { readingTypes[link] = type }
        case .blocks:
            let link = entry.up ?? entry.own.flatMap(ESPIIndex.parent) ?? ""
            let place = anchorPlaces[link] ?? anchors.count
            if place == anchors.count {
                anchorPlaces[link] = place
                anchors.append(link)
            }
            blockAnchors.append(place)
        case .other: break
        }
    }

    /// The place among `streams` that the nth entry with blocks belongs to.
    func anchor(ofBlockEntry number: Int) -> Int? { blockAnchors.indices.contains(number) ? blockAnchors[number] : nil }

    /// For each anchor the service point and the signature of its readings; nil where the links lead nowhere.
    func streams() -> [(id: String, signature: StreamSignature)?] { anchors.map(stream) }

    private func stream(of link: String) -> (id: String, signature: StreamSignature)? {
        guard let reading = meterReadings[link] ?? ESPIIndex.parent(link).flatMap({ meterReadings[$0] }) ?? onlyMeterReading
        else {
            return nil
        }
        let types = reading.entry.related.compactMap { readingTypes[$0] }
        guard let type = types.first ?? (readingTypes.count == 1 ? readingTypes.values.first : nil) else { return nil }
        let up = reading.entry.up
        let point =
            up.flatMap { usagePoints[$0] } ?? up.flatMap(ESPIIndex.parent).flatMap { usagePoints[$0] }
            ?? (usagePoints.count == 1 ? usagePoints.values.first : nil)
        guard let id = point?.id ?? ESPIIndex.segment(after: "UsagePoint", of: reading.entry.own), !id.isEmpty else { return nil }
        let channel =
            ESPIIndex.segment(after: "MeterReading", of: reading.entry.own) ?? reading.entry.own.flatMap(ESPIIndex.lastSegment)
            ?? reading.entry.id
        return (id, type.signature(channel: channel, commodity: point?.commodity))
    }

    /// A feed with one meter reading needs no links to it.
    private var onlyMeterReading: (entry: Entry, line: Int)? {
        Set(meterReadings.values.map(\.line)).count == 1 ? meterReadings.values.first : nil
    }

    // MARK: Links

    /// A link without its host and a closing slash, so that absolute and relative ones meet.
    static func link(_ bytes: ByteView) -> String? {
        let text = bytes.trimmed
        guard !text.isEmpty, text.count <= longestLink else { return nil }
        var link = text.text[...]
        if let scheme = link.firstRange(of: "://"), let slash = link[scheme.upperBound...].firstIndex(of: "/") {
            link = link[slash...]
        }
        while link.count > 1, link.last == "/" { link.removeLast() }
        return String(link)
    }

    private static func parent(_ link: String) -> String? {
        link.lastIndex(of: "/").flatMap { $0 > link.startIndex ? String(link[..<$0]) : nil }
    }

    private static func lastSegment(_ link: String) -> String? { link.split(separator: "/").last.map(String.init) }

    private static func segment(after name: Substring, of link: String?) -> String? {
        guard let parts = link?.split(separator: "/"), let place = parts.firstIndex(of: name), place + 1 < parts.count else {
            return nil
        }
        return String(parts[place + 1])
    }
}

/// What an entry of a Green Button feed holds, as far as readings go.
enum ESPIContent {
    case usagePoint(Commodity?)
    case meterReading
    case readingType(ESPIReadingType)
    case blocks
    case other
}
