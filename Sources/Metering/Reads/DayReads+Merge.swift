import Domain

extension DayReads {
    /// Joins what another holds into this, and counts what became of the other's values.
    package mutating func merge(_ other: DayReads, _ sources: AcceptedFiles, _ counts: inout MergeCounts) {
        var joined: [ReadCell] = []
        joined.reserveCapacity(cells.count + other.cells.count)
        var mine = 0
        for cell in other.cells {
            while mine < cells.count, cells[mine].position < cell.position {
                joined.append(cells[mine])
                mine += 1
            }
            if mine < cells.count, cells[mine].position == cell.position {
                joined.append(join(cells[mine], cell, sources, &counts))
                mine += 1
            } else {
                joined.append(cell)
                counts.new &+= 1
            }
        }
        joined.append(contentsOf: cells[mine...])
        cells = joined
        for entry in other.displaced { settle(entry, sources) }
    }

    private mutating func join(_ held: ReadCell, _ cell: ReadCell, _ sources: AcceptedFiles, _ counts: inout MergeCounts)
        -> ReadCell
    {
        var out = held
        out.first = earliest(held.first, cell.first, sources)
        if held.isSameValue(cell.amount, cell.quality) {
            if held.holder == cell.holder { counts.repeated &+= 1 } else { counts.duplicate &+= 1 }
            out.holder = sources.isEarlier(held.holder, than: cell.holder) ? cell.holder : held.holder
            return out
        }
        let known = displaced.firstIndex {
            $0.position == cell.position && cell.isSameValue($0.amount, $0.quality)
        }
        let isEqualStanding = held.quality.standing == cell.quality.standing && sources.isSameInstant(held.holder, cell.holder)
        if let known, displaced[known].source == cell.holder {
            counts.repeated &+= 1
        } else if isEqualStanding {
            counts.conflicting &+= 1
        } else if held.isOutdone(by: cell, sources) {
            // What was missing had no value: the first one is new.
            if held.quality == .missing { counts.new &+= 1 } else { counts.corrected &+= 1 }
        } else {
            counts.outranked &+= 1
        }
        var challenger = cell
        if let known {
            let before = displaced.remove(at: known).source
            challenger.holder = sources.isEarlier(before, than: cell.holder) ? cell.holder : before
        }
        let wins = held.isOutdone(by: challenger, sources)
        let loser = wins ? held : challenger
        displaced.append(
            DisplacedRead(position: loser.position, amount: loser.amount, quality: loser.quality, source: loser.holder))
        if wins { (out.amount, out.quality, out.holder) = (challenger.amount, challenger.quality, challenger.holder) }
        return out
    }

    /// Joins one displaced value; it may be one that holds here, or that now does.
    private mutating func settle(_ entry: DisplacedRead, _ sources: AcceptedFiles) {
        guard let place = cells.firstIndex(where: { $0.position == entry.position }) else { return }
        var cell = ReadCell(position: entry.position, amount: entry.amount, quality: entry.quality, source: entry.source)
        cell.first = 0
        var unheard = MergeCounts()
        cells[place] = join(cells[place], cell, sources, &unheard)
    }

    private func earliest(_ a: UInt32, _ b: UInt32, _ sources: AcceptedFiles) -> UInt32 {
        if a == 0 || b == 0 { return max(a, b) }
        return sources.isEarlier(b, than: a) ? b : a
    }

    /// The same in one order, for comparing.
    package var settled: DayReads {
        DayReads(
            cells: cells.map {
                var cell = $0
                cell.amount = cell.amount.normalised
                return cell
            },
            displaced: displaced.sorted {
                ($0.position, $0.quality.rawValue, $0.amount.mantissa, $0.amount.scale)
                    < ($1.position, $1.quality.rawValue, $1.amount.mantissa, $1.amount.scale)
            })
    }
}

extension Quality {
    /// An estimate never replaces an actual, a missing reason never a value.
    fileprivate var standing: Int {
        switch self {
        case .actual: 2
        case .estimated, .substituted: 1
        case .missing: 0
        }
    }
}

extension ReadCell {
    /// By standing, then acceptance, then hash; values of one source that still differ go by quality and by number.
    fileprivate func isOutdone(by other: ReadCell, _ sources: AcceptedFiles) -> Bool {
        if quality.standing != other.quality.standing { return quality.standing < other.quality.standing }
        if holder != other.holder { return sources.isEarlier(holder, than: other.holder) }
        if quality != other.quality { return quality.rawValue > other.quality.rawValue }
        let (a, b) = (amount.normalised, other.amount.normalised)
        return (a.mantissa, a.scale) < (b.mantissa, b.scale)
    }
}
