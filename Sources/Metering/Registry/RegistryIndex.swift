import Domain

/// A registry row as matching needs it: which endpoint a value belongs to, for how long.
package struct RegistryLink: Hashable, Sendable {
    package let endpoint: UInt32
    package let configuration: Configuration
    package let state: EndpointState
    /// Milliseconds; a stamp belongs to the link when from < stamp <= to.
    package let from: Int64
    package let to: Int64

    package init(endpoint: UInt32, configuration: Configuration, state: EndpointState, from: Instant, to: Instant?) {
        self.endpoint = endpoint
        self.configuration = configuration
        self.state = state
        self.from = from.milliseconds
        self.to = (to ?? .distantFuture).milliseconds
    }

    package func covers(_ stamp: Int64) -> Bool { from < stamp && stamp <= to }
}

/// The links of one kind of identifier of one utility (meters, service points or endpoints), found by the bytes of the name.
///
/// Made for a million endpoints: names stand in one buffer, links in one array, chained name by name; about 60 bytes each.
package struct RegistryIndex: Sendable {
    private struct Entry {
        var nameStart: UInt32
        var nameLength: UInt16
        var hash: UInt16
        var firstLink: Int32
    }

    private var names: [UInt8] = []
    private var entries: [Entry] = []
    private var links: [RegistryLink] = []
    private var next: [Int32] = []
    /// Open addressing: entry number plus one, 0 for none; a power of two, at most two thirds full.
    private var table: [Int32]

    package init(expecting count: Int = 0) {
        var size = 64
        while size < count / 2 * 3, size < 1 << 30 { size *= 2 }
        table = Array(repeating: 0, count: size)
        let room = min(max(count, 0), 1 << 26)
        entries.reserveCapacity(room)
        links.reserveCapacity(room)
        next.reserveCapacity(room)
    }

    package var count: Int { entries.count }

    package mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ link: RegistryLink) {
        guard name.count <= 128, links.count < Int32.max - 1, names.count < UInt32.max - 128 else { return }
        let hash = RegistryIndex.hash(name)
        let slot = find(name, hash)
        links.append(link)
        let number = Int32(links.count - 1)
        if table[slot] != 0 {
            let entry = Int(table[slot]) - 1
            next.append(entries[entry].firstLink)
            entries[entry].firstLink = number
            return
        }
        next.append(-1)
        entries.append(
            Entry(
                nameStart: UInt32(names.count), nameLength: UInt16(name.count), hash: UInt16(truncatingIfNeeded: hash >> 48),
                firstLink: number
            ))
        names.append(contentsOf: name)
        table[slot] = Int32(entries.count)
        if entries.count * 3 > table.count * 2 { grow() }
    }

    package mutating func add(_ name: String, _ link: RegistryLink) {
        var name = name
        name.withUTF8 { add($0, link) }
    }

    /// The place of a name, to be asked for its links; nil when the registry does not know it.
    package func place(of name: [UInt8]) -> Int? {
        name.withUnsafeBufferPointer { name in
            let slot = find(name, RegistryIndex.hash(name))
            return table[slot] == 0 ? nil : Int(table[slot]) - 1
        }
    }

    /// The link in force at a stamp (milliseconds) that takes reads.
    package func link(at place: Int, stamp: Int64) -> RegistryLink? {
        var number = entries[place].firstLink
        while number >= 0 {
            let link = links[Int(number)]
            if link.covers(stamp), link.state.takesReads { return link }
            number = next[Int(number)]
        }
        return nil
    }

    package func links(of name: String) -> [RegistryLink] {
        guard let place = place(of: Array(name.utf8)) else { return [] }
        var out: [RegistryLink] = []
        var number = entries[place].firstLink
        while number >= 0 {
            out.append(links[Int(number)])
            number = next[Int(number)]
        }
        return out.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }

    private func find(_ name: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while table[slot] != 0 {
            let entry = entries[Int(table[slot]) - 1]
            if entry.hash == UInt16(truncatingIfNeeded: hash >> 48), Int(entry.nameLength) == name.count, isName(of: entry, name)
            {
                return slot
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func isName(of entry: Entry, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(entry.nameStart)
        for index in 0..<name.count where names[start + index] != name[index] { return false }
        return true
    }

    private mutating func grow() {
        table = Array(repeating: 0, count: table.count * 2)
        let mask = table.count - 1
        for (number, entry) in entries.enumerated() {
            let start = Int(entry.nameStart)
            let hash = names.withUnsafeBufferPointer {
                RegistryIndex.hash(UnsafeBufferPointer(rebasing: $0[start..<start + Int(entry.nameLength)]))
            }
            var slot = Int(truncatingIfNeeded: hash) & mask
            while table[slot] != 0 { slot = (slot + 1) & mask }
            table[slot] = Int32(number + 1)
        }
    }

    /// FNV-1a with a last mix, so that names that count up spread out.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash ^= hash >> 32
        hash = hash &* 0x9e37_79b9_7f4a_7c15
        return hash ^ (hash >> 29)
    }
}
