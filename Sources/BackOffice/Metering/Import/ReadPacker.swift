import Domain
import Metering

/// Turns the runs of a file into packed rows: whose they are, which channel, day and slot, scaled to the channel's unit.
///
/// Lives on the parsing thread. Nothing here allocates per value; lookups are done when the name, the signature or the day
/// changes. A struct, so that the compiler, not the running program, sees to exclusive access: a tenth of the time.
struct ReadPacker {
    /// How a stream's values become a channel's.
    private struct Use {
        let channel: ChannelDefinition
        let power: Int
        let constant: Amount
        let isPlain: Bool
        /// Milliseconds; 0 for a register.
        let length: Int64
        let isRegister: Bool
        /// Place among the commodities.
        let commodity: Int
    }

    private let registry: (StreamSubject) throws -> RegistryIndex
    private let days: UtilityDays
    private let frames: DayFrames
    private let acceptedAt: Int64
    private let pipe: BatchPipe
    private var batch: ReadBatch
    private var indexes: [StreamSubject: RegistryIndex] = [:]
    /// By signature and configuration: nil = not looked up, `.some(nil)` = no such channel.
    private var uses: [[Use??]] = []
    private(set) var counts = ReadFileCounts(format: .cmep)
    private var quarantine = Quarantine()
    private var months: [Month] = []

    private var name: [UInt8] = []
    private var subject: StreamSubject?
    private var place: Int?
    private var link: RegistryLink?

    private var frame: DayFrame?
    private var frameCommodity = -1
    private var month = 0
    private var dayOfMonth = 1
    private var openKey: ReadKey?
    private var openMonth = 0
    private var openRegister = false
    private var openFrame: DayFrame?
    private var cells: [ReadCell] = []

    /// The most months one file may open, and how far behind 2000 or ahead of its acceptance a stamp may lie.
    static let mostMonths = 24
    private static let earliest = Int64(946_684_800_000)
    private static let furthestAhead = Int64(400 * 86_400_000)
    private static let mostCells = 2_048

    init(
        registry: @escaping (StreamSubject) throws -> RegistryIndex, days: UtilityDays, acceptedAt: Instant, pipe: BatchPipe
    ) throws {
        self.registry = registry
        self.days = days
        frames = DayFrames(days: days)
        self.acceptedAt = acceptedAt.milliseconds
        self.pipe = pipe
        batch = try pipe.empty()
    }

    /// Takes one run. Refusals, as `RejectedLine`: a value that does not fit eighteen digits once scaled, a stamp out of
    /// bounds, too many months.
    mutating func take(_ run: ReadRun) throws {
        try find(run)
        counts.readings &+= run.readings.count
        guard let place, let index = indexes[run.signature.subject] else {
            count(run.readings[...])
            return quarantine.add(run, run.readings[...], .unknown)
        }
        var use: Use?
        var stray: (from: Int, reason: QuarantinedStream.Reason)?
        func settle(_ upTo: Int) {
            if let from = stray?.from, let reason = stray?.reason { quarantine.add(run, run.readings[from..<upTo], reason) }
            stray = nil
        }
        for (number, reading) in run.readings.enumerated() {
            let stamp = reading.stamp.milliseconds
            if use == nil || link?.covers(stamp) != true {
                if link?.covers(stamp) != true {
                    link =
                        index.link(at: place, stamp: stamp)
                        ?? lateRegister(run, stamp).flatMap { index.link(at: place, stamp: $0) }
                }
                if let configuration = link?.configuration { use = self.use(of: run, in: configuration) } else { use = nil }
            }
            guard let link, let use else {
                let reason: QuarantinedStream.Reason = link == nil ? .notLinked : .noChannel
                if let before = stray, before.reason != reason { settle(number) }
                if stray == nil { stray = (number, reason) }
                count(run.readings[number...number])
                continue
            }
            settle(number)
            try put(reading, stamp, link.endpoint, use, line: run.line)
        }
        settle(run.readings.count)
    }

    /// Where a register read is looked for that no link covers: a read may come within the tolerance after the link's end and still
    /// be that of its last slot (12.3).
    private func lateRegister(_ run: ReadRun, _ stamp: Int64) -> Int64? {
        guard run.signature.kind == .register else { return nil }
        let terms = days.terms(on: days.zone.day(of: Instant(milliseconds: stamp)))
        return stamp &- Int64(terms.registerToleranceMinutes) &* 60_000
    }

    /// Looks the run's name up, unless it is the one before.
    private mutating func find(_ run: ReadRun) throws {
        guard run.id != name || run.signature.subject != subject else { return }
        // Bytes, not the array: the parser writes into its own in place as long as nobody shares it.
        name.removeAll(keepingCapacity: true)
        name.append(contentsOf: run.id)
        subject = run.signature.subject
        link = nil
        if indexes[run.signature.subject] == nil { indexes[run.signature.subject] = try registry(run.signature.subject) }
        place = indexes[run.signature.subject]?.place(of: run.id)
    }

    private mutating func use(of run: ReadRun, in configuration: Configuration) -> Use? {
        while uses.count <= run.signatureNumber {
            uses.append(Array(repeating: nil, count: Configuration.allCases.count + 1))
        }
        if let known = uses[run.signatureNumber][configuration.number] { return known }
        let use = ChannelMatch.find(run.signature, in: configuration).map { match in
            Use(
                channel: match.channel, power: match.power, constant: run.signature.constant,
                isPlain: match.power == 0 && run.signature.constant.normalised == Amount(mantissa: 1, scale: 0),
                length: Int64(match.channel.minutes ?? 0) * 60_000, isRegister: match.channel.kind == .register,
                commodity: Commodity.allCases.firstIndex(of: configuration.commodity) ?? 0)
        }
        uses[run.signatureNumber][configuration.number] = .some(use)
        return use
    }

    private mutating func put(_ reading: Reading, _ stamp: Int64, _ endpoint: UInt32, _ use: Use, line: Int) throws {
        let frame = try frame(of: stamp, use, line: line)
        count(reading, stamp)
        var position = stamp
        if !use.isRegister {
            let (slots, rest) = (stamp &- frame.start).quotientAndRemainder(dividingBy: use.length)
            guard rest == 0 else {
                counts.offSlot &+= 1
                return
            }
            position = slots &- 1
        }
        var amount = reading.amount
        if !use.isPlain, reading.quality != .missing {
            guard let scaled = amount.times(use.constant, power: use.power) else {
                throw RejectedLine(
                    line: line, problem: "expected a value of at most 18 digits with its constant applied, found \(amount.text)")
            }
            amount = scaled
        }
        if reading.quality == .actual {
            if acceptedAt > frame.t1 { counts.afterT1 &+= 1 }
            if acceptedAt > frame.t3 { counts.afterT3 &+= 1 }
        }
        guard let key = ReadKey(day: dayOfMonth, channel: use.channel.number, endpoint: Int(endpoint)) else {
            throw RejectedLine(line: line, problem: "expected a stamp within a month")
        }
        if key != openKey || month != openMonth || cells.count >= ReadPacker.mostCells
            || (cells.last?.position ?? .min) >= position
        {
            try flush()
            (openKey, openMonth, openFrame, openRegister) = (key, month, frame, use.isRegister)
        }
        cells.append(ReadCell(position: position, amount: amount, quality: reading.quality, source: 1))
    }

    private mutating func frame(of stamp: Int64, _ use: Use, line: Int) throws -> DayFrame {
        if let frame, frameCommodity == use.commodity {
            let isInside =
                use.isRegister
                ? frame.registersAfter < stamp && stamp <= frame.registersTo : frame.start < stamp && stamp <= frame.end
            if isInside { return frame }
        }
        guard stamp >= ReadPacker.earliest, stamp <= acceptedAt &+ ReadPacker.furthestAhead else {
            throw RejectedLine(
                line: line,
                problem:
                    "expected a stamp from 2000 to 400 days after the file's acceptance, found \(Instant(milliseconds: stamp))")
        }
        let commodity = Commodity.allCases[use.commodity]
        let found = use.isRegister ? frames.frame(commodity, ofRegister: stamp) : frames.frame(commodity, ofEnd: stamp)
        let month = Month(of: found.day)
        if months.isEmpty || months[self.month] != month {
            if let known = months.firstIndex(of: month) {
                self.month = known
            } else {
                guard months.count < ReadPacker.mostMonths else {
                    throw RejectedLine(
                        line: line,
                        problem:
                            "expected service days of at most \(ReadPacker.mostMonths) months in one file, found one more: \(month)"
                    )
                }
                months.append(month)
                self.month = months.count - 1
            }
        }
        frame = found
        frameCommodity = use.commodity
        dayOfMonth = found.day.day
        return found
    }

    private mutating func flush() throws {
        guard let key = openKey, let frame = openFrame, !cells.isEmpty else { return }
        batch.add(cells, key: key, month: openMonth, isRegister: openRegister, frame: frame, acceptedAt: acceptedAt)
        cells.removeAll(keepingCapacity: true)
        if batch.isFull {
            batch.months = months
            pipe.send(batch)
            batch = try pipe.empty()
        }
    }

    private mutating func count(_ readings: ArraySlice<Reading>) {
        for reading in readings { count(reading, reading.stamp.milliseconds) }
    }

    private mutating func count(_ reading: Reading, _ stamp: Int64) {
        counts.count(reading.quality)
        if stamp > acceptedAt &+ 86_400_000 { counts.future &+= 1 }
    }

    /// Sends what is left; the file was read to its end.
    mutating func finish(_ parsed: ParsedFile) throws -> ParsedReads {
        try flush()
        batch.months = months
        pipe.send(batch)
        counts.format = parsed.format
        counts.backwardRegisters = parsed.backwardRegisters
        counts.otherRecords = parsed.otherRecords
        counts.quarantinedReadings = quarantine.readings
        counts.quarantinedStreams = quarantine.streams
        counts.months = months.sorted()
        return ParsedReads(counts: counts, quarantined: quarantine.listed)
    }
}
