import Domain
import Foundation
import Metering

/// What the tests of the formats share: fixtures, and reading a text as if it were a file.
enum ReadText {
    static func fixture(_ name: String) throws -> [UInt8] {
        let folder = Bundle.module.bundleURL.appending(path: "Fixtures")
        return try [UInt8](Data(contentsOf: folder.appending(path: name)))
    }

    static func inspect(_ text: String, zone: Zone = .utc) throws -> Inspection {
        try Inspection(bytes: Array(text.utf8), terms: ParseTerms(zone: zone))
    }

    /// Every reading of a text in file order, as `channel stamp value quality`, a line each.
    static func readings(_ text: String, zone: Zone = .utc) throws -> [String] {
        var lines: [String] = []
        try ReadFile.parse(bytes: Array(text.utf8), terms: ParseTerms(zone: zone)) { run in
            for reading in run.readings {
                var sum = ExactSum()
                sum.add(reading.amount)
                lines.append("\(run.signature.channel) \(reading.stamp) \(sum) \(reading.quality.name)")
            }
        }
        return lines
    }

    /// The rejected lines of a text, as `line: problem`; empty when it is taken.
    static func problems(_ text: String, zone: Zone = .utc) -> [String] { problems(Array(text.utf8), zone: zone) }

    static func problems(_ bytes: [UInt8], zone: Zone = .utc) -> [String] {
        do {
            try ReadFile.parse(bytes: bytes, terms: ParseTerms(zone: zone)) { _ in }
            return []
        } catch let bad as BadReadFile {
            return bad.rejected.map { "\($0.line): \($0.problem)" }
        } catch {
            return ["fault: \(error)"]
        }
    }

    /// All that a parse says, for comparing two of them.
    static func outcome(_ bytes: [UInt8]) -> String {
        do {
            var said = ""
            let parsed = try ReadFile.parse(bytes: bytes) { run in
                said +=
                    "\(run.line) \(run.id) \(run.signatureNumber) \(run.signature) \(run.readings.map { [$0.stamp.milliseconds, $0.amount.mantissa] })\n"
            }
            return said + "\(parsed)"
        } catch {
            return "\(error)"
        }
    }
}
