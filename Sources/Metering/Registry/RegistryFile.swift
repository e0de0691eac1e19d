import Domain

/// Reading a registry file: CSV with a header naming the thirteen columns in any order, plain, gzip or zip.
///
/// Fields may stand in quotes, with a comma or a doubled quote inside, never a line end. `from` and `to` are instants with
/// their offset, or days, which stand for their start in the utility's zone; `to` may be empty. Bounds: a line 4,096 bytes, a
/// field 128.
package enum RegistryFile {
    /// Hands every row to `each` with its line, in file order, and answers their count. Refusals: `BadRegistryFile` when
    /// anything is wrong; by then rows may have been handed over. What `each` throws as a `RejectedLine` counts as a wrong line.
    @discardableResult
    package static func parse(
        path: String, zone: Zone, progress: ((Int) -> Void)? = nil, _ each: (Installation, Int) throws -> Void
    ) throws -> Int {
        try parse(.path(path), zone: zone, progress: progress, each)
    }

    @discardableResult
    package static func parse(bytes: [UInt8], zone: Zone, _ each: (Installation, Int) throws -> Void) throws -> Int {
        try parse(.bytes(bytes), zone: zone, progress: nil, each)
    }

    private static func parse(
        _ source: ReadSource, zone: Zone, progress: ((Int) -> Void)?, _ each: (Installation, Int) throws -> Void
    ) throws -> Int {
        var problems: [RejectedLine] = []
        var (total, rows) = (0, 0)
        do {
            let lines = LineReader(try source.open(), longest: 4_096, progress: progress)
            var columns: RegistryColumns?
            while let line = try lines.next() {
                do {
                    guard case .text(let text) = line else {
                        throw RejectedLine(line: lines.number, problem: "expected at most 4,096 bytes a line, found more")
                    }
                    if text.trimmed.isEmpty { continue }
                    if columns == nil {
                        columns = try RegistryColumns(header: text, line: lines.number, zone: zone)
                    } else if let row = try columns?.row(text, line: lines.number) {
                        try each(row, lines.number)
                        rows += 1
                    }
                } catch let problem as RejectedLine {
                    total += 1
                    if problems.count < BadReadFile.kept { problems.append(problem) }
                    if columns == nil { break }
                }
            }
            if columns == nil, total == 0 {
                throw RejectedLine(line: 1, problem: "expected a header naming \(RegistryColumns.names.joined(separator: ", "))")
            }
        } catch let problem as RejectedLine {
            total += 1
            problems.append(problem)
        }
        guard problems.isEmpty else { throw BadRegistryFile(rejected: problems, total: total) }
        return rows
    }
}

/// A registry file that is refused whole.
package struct BadRegistryFile: Refusal, Codable, Equatable {
    /// The first hundred, in file order; never empty.
    package let rejected: [RejectedLine]
    package let total: Int

    package init(rejected: [RejectedLine], total: Int) {
        self.rejected = rejected
        self.total = total
    }

    package var message: String {
        let first = rejected.first.map { "line \($0.line): \($0.problem)" } ?? ""
        return "The registry file was refused whole; \(total) \(total == 1 ? "line is" : "lines are") wrong. \(first)"
    }
}

/// Which column of a file holds which field, and how its fields are read.
struct RegistryColumns {
    static let names = [
        "service_point", "premise", "account", "commodity", "cycle", "meter", "endpoint", "configuration", "communication",
        "device",
        "state", "from", "to",
    ]
    /// For each column of the file, which field of `names` it holds; nil for one that is none of them.
    private let fields: [Int?]
    private let zone: Zone
    private var stamps: [String: Instant] = [:]

    init(header: ByteView, line: Int, zone: Zone) throws(RejectedLine) {
        self.zone = zone
        var header = header
        if header[0] == 0xEF, header[1] == 0xBB, header[2] == 0xBF { header = header.slice(3, header.count) }
        let words = try RegistryColumns.split(header, line: line).map { RegistryWord.plain($0) }
        let wanted = RegistryColumns.names.map { RegistryWord.plain($0) }
        for (name, word) in zip(RegistryColumns.names, wanted) {
            let count = words.count { $0 == word }
            guard count == 1 else {
                throw RejectedLine(
                    line: line,
                    problem:
                        "expected a header with the column \(name) once, found it \(count == 0 ? "not at all" : "\(count) times")"
                )
            }
        }
        fields = words.map { word in wanted.firstIndex(of: word) }
    }

    mutating func row(_ text: ByteView, line: Int) throws(RejectedLine) -> Installation {
        let parts = try RegistryColumns.split(text, line: line)
        guard parts.count == fields.count else {
            throw RejectedLine(line: line, problem: "expected \(fields.count) fields, found \(parts.count)")
        }
        var values = [String](repeating: "", count: RegistryColumns.names.count)
        for (part, field) in zip(parts, fields) {
            guard let field else { continue }
            guard part.utf8.count <= 128 else {
                throw RejectedLine(
                    line: line, problem: "expected at most 128 bytes in \(RegistryColumns.names[field]), found \(part.utf8.count)"
                )
            }
            guard part.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
                throw RejectedLine(
                    line: line, problem: "expected plain text in \(RegistryColumns.names[field]), found a control character")
            }
            values[field] = part
        }
        return try installation(values, line: line)
    }

    private mutating func installation(_ values: [String], line: Int) throws(RejectedLine) -> Installation {
        guard let commodity = Commodity(rawValue: RegistryWord.plain(values[3])) else {
            throw wrong("commodity electric, gas or water", values[3], line)
        }
        guard let configuration = Configuration(name: values[7]) else {
            let known = Configuration.allCases.map(\.rawValue).joined(separator: ", ")
            throw wrong("configuration of \(known)", values[7], line)
        }
        guard configuration.commodity == commodity else {
            throw wrong(
                "commodity \(configuration.commodity.rawValue) with configuration \(configuration.rawValue)", values[3], line)
        }
        guard let communication = Communication(name: values[8]) else {
            throw wrong("communication mesh or cellular", values[8], line)
        }
        guard let state = EndpointState(name: values[10]) else {
            throw wrong("state of \(EndpointState.allCases.map(\.rawValue).joined(separator: ", "))", values[10], line)
        }
        guard !values[6].isEmpty else { throw wrong("endpoint that is named", "", line) }
        if state.takesReads {
            guard !values[0].isEmpty else { throw wrong("service_point for an endpoint that is \(state.rawValue)", "", line) }
            guard !values[5].isEmpty else { throw wrong("meter for an endpoint that is \(state.rawValue)", "", line) }
        }
        guard let from = stamp(values[11]) else { throw wrong("from as a day or an instant with its offset", values[11], line) }
        var to: Instant?
        if !values[12].isEmpty {
            guard let end = stamp(values[12]) else {
                throw wrong("to as a day, an instant with its offset, or nothing", values[12], line)
            }
            guard end > from else { throw wrong("to later than from, \(values[11])", values[12], line) }
            to = end
        }
        return Installation(
            servicePoint: values[0], premise: values[1], account: values[2], commodity: commodity, cycle: values[4],
            meter: values[5],
            endpoint: values[6], configuration: configuration, communication: communication, device: values[9], state: state,
            from: from, to: to)
    }

    /// Years 1970 to 2199.
    private mutating func stamp(_ text: String) -> Instant? {
        if let known = stamps[text] { return known }
        guard let instant = Day(text).map({ zone.start(of: $0) }) ?? Instant(text) else { return nil }
        guard instant >= Instant(seconds: -86_400), instant < Instant(seconds: 7_258_118_400) else { return nil }
        if stamps.count >= 4_096 { stamps.removeAll(keepingCapacity: true) }
        stamps[text] = instant
        return instant
    }

    private func wrong(_ expected: String, _ found: String, _ line: Int) -> RejectedLine {
        RejectedLine(
            line: line,
            problem: "expected \(expected), found \(found.isEmpty ? "nothing" : "\u{201C}\(found.prefix(80))\u{201D}")")
    }

    private static func split(_ line: ByteView, line number: Int) throws(RejectedLine) -> [String] {
        var out: [String] = []
        guard line.contains(UInt8(ascii: "\"")) else {
            var cursor = FieldCursor(line)
            while let field = cursor.next(), out.count <= 64 { out.append(field.text) }
            return out
        }
        guard let plain = Unquoter.unquoted(line) else {
            throw RejectedLine(line: number, problem: "expected a closing quote, found the end of the line")
        }
        return try plain.withView { view throws(RejectedLine) in
            var cursor = FieldCursor(view)
            while let field = cursor.next(), out.count <= 64 {
                out.append(
                    field.contains(Unquoter.comma)
                        ? field.text.replacing(String(UnicodeScalar(Unquoter.comma)), with: ",") : field.text)
            }
            return out
        }
    }
}
