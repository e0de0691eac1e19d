import Domain

/// One reading of one file: hands runs over until something is wrong, then only gathers what is wrong.
final class ParseSession {
    let terms: ParseTerms
    private(set) var parsed: ParsedFile
    private(set) var rejections = Rejections()
    private let each: (ReadRun) throws -> Void
    private var numbers: [StreamSignature: Int] = [:]

    init(format: ReadFormat, terms: ParseTerms, each: @escaping (ReadRun) throws -> Void) {
        parsed = ParsedFile(format: format)
        self.terms = terms
        self.each = each
    }

    /// How many kinds of stream one file may hold.
    static let mostSignatures = 65_536
    /// The longest name of a meter, service point or channel.
    static let longestName = 128

    func reject(_ line: RejectedLine) { rejections.add(line) }

    func reject(_ line: Int, expected: @autoclosure () -> String, found: @autoclosure () -> String) {
        // The words cost more than the reading of a line: they are made only while they are kept.
        rejections.add(
            rejections.wantsMore
                ? RejectedLine(line, expected: expected(), found: found()) : RejectedLine(line: line, problem: ""))
    }

    /// The number of a signature within this file, counted from 0; nil when there are too many.
    func number(of signature: StreamSignature) -> Int? {
        if let known = numbers[signature] { return known }
        guard numbers.count < ParseSession.mostSignatures else { return nil }
        numbers[signature] = numbers.count
        return numbers.count - 1
    }

    /// Hands a run over, unless the file is already known to be bad.
    func hand(_ run: ReadRun) throws {
        guard rejections.isEmpty, !run.readings.isEmpty else { return }
        parsed.runs += 1
        parsed.readings += run.readings.count
        if run.signature.kind == .register { flag(run) }
        try each(run)
    }

    func countOther() { parsed.otherRecords += 1 }

    func note(part: MessagePart) { parsed.part = part }

    /// Registers can run backwards or be stamped off the beat: both are worth a number, neither costs the read.
    private func flag(_ run: ReadRun) {
        let beat = run.signature.intervalMinutes.flatMap { (1...60).contains($0) ? Int64($0) * 60_000 : nil }
        var previous: Amount?
        for reading in run.readings {
            if let beat, reading.stamp.milliseconds % beat != 0 { parsed.offBeatStamps += 1 }
            guard reading.quality != .missing else { continue }
            if let previous, previous.scale == reading.amount.scale, reading.amount.mantissa < previous.mantissa {
                parsed.backwardRegisters += 1
            }
            previous = reading.amount
        }
    }

    /// What the file held, or all that was wrong with it.
    func finish() throws -> ParsedFile {
        guard rejections.isEmpty else {
            throw BadReadFile(rejected: rejections.kept, total: rejections.total, format: parsed.format)
        }
        return parsed
    }
}
