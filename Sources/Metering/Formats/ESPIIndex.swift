/// What ties the entries of a Green Button feed: usage points, meter readings and reading types by their links, in whatever order they come.
struct ESPIIndex {
    struct Entry {
        var own: String?
        var up: String?
        var related: [String] = []
        var id = ""

        /// Its own and those of its collections.
        var links: [String] { (own.map { [$0] } ?? []) + related }
    }

    private struct UsagePoint {
        let id: String
        let commodity: Commodity?
    }

    private var usagePoints: [UsagePoint] = []
    private var meterReadings: [Entry] = []
    private var readingTypes: [ESPIReadingType] = []
    /// Places in these three by the links that lead to them; the last entry under a link holds.
    private var usagePointPlaces: [String: Int] = [:]
    private var meterReadingPlaces: [String: Int] = [:]
    private var readingTypePlaces: [String: Int] = [:]
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
            for link in entry.links { usagePointPlaces[link] = usagePoints.count }
            let id = ESPIIndex.segment(after: "UsagePoint", of: entry.own) ?? entry.id
            usagePoints.append(UsagePoint(id: id, commodity: commodity))
        case .meterReading:
            for link in entry.links { meterReadingPlaces[link] = meterReadings.count }
            meterReadings.append(entry)
        case .readingType(let type):
            if let link = entry.own { readingTypePlaces[link] = readingTypes.count }
            readingTypes.append(type)
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
        guard let reading = ESPIIndex.entry(under: link, meterReadingPlaces, meterReadings) else { return nil }
        let types = reading.related.compactMap { readingTypePlaces[$0] }.map { readingTypes[$0] }
        guard let type = types.first ?? ESPIIndex.only(readingTypes) else { return nil }
        let point = ESPIIndex.entry(under: reading.up ?? "", usagePointPlaces, usagePoints)
        guard let id = point?.id ?? ESPIIndex.segment(after: "UsagePoint", of: reading.own), !id.isEmpty else { return nil }
        let channel =
            ESPIIndex.segment(after: "MeterReading", of: reading.own) ?? reading.own.flatMap(ESPIIndex.lastSegment) ?? reading.id
        return (id, type.signature(channel: channel, commodity: point?.commodity))
    }

    /// What a link leads to: the entry that names it, or whose collection it is; where there is only one, that.
    private static func entry<Subject>(under link: String, _ places: [String: Int], _ entries: [Subject]) -> Subject? {
        let place = places[link] ?? parent(link).flatMap { places[$0] }
        return place.map { entries[$0] } ?? only(entries)
    }

    private static func only<Subject>(_ entries: [Subject]) -> Subject? { entries.count == 1 ? entries.first : nil }

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
