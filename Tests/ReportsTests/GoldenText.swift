import Foundation
import Testing

@testable import Workbook

/// Compares a workbook's text with the golden kept of it; AMICO_RECORD=1 writes it anew.
enum GoldenText {
    static func compare(_ workbook: Workbook, with name: String) throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Golden/\(name).txt"
        if ProcessInfo.processInfo.environment["AMICO_RECORD"] != nil {
            try workbook.text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOfFile: path, encoding: .utf8)
        let (kept, made) = (golden.split(separator: "\n"), workbook.text.split(separator: "\n"))
        for (index, line) in made.enumerated() where index >= kept.count || kept[index] != line {
            Issue.record(
                "line \(index + 1) is \u{201C}\(line)\u{201D}, the golden has \u{201C}\(index < kept.count ? kept[index] : "")\u{201D}"
            )
            return
        }
        #expect(kept.count == made.count)
    }
}
