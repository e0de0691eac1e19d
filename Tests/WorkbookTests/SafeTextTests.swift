import Domain
import Foundation
import Testing

@testable import Workbook

@Suite struct SafeTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("tab\tand\nline", "tab\tand\nline"), ("a\u{0}b", "a\u{FFFD}b"),
        ("a\u{1}b\u{1F}", "a\u{FFFD}b\u{FFFD}"),
        ("x\u{FFFE}y\u{FFFF}", "x\u{FFFD}y\u{FFFD}"), ("a\r\nb\rc", "a\nb\nc"), ("_x0041_", "_x005F_x0041_"),
        ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"), ("_x004_", "_x004_"), ("_xGGGG_", "_xGGGG_"), ("\u{1F600}", "\u{1F600}"),
    ])
    func `text is cleaned of what a workbook cannot hold`(text: String, expected: String) {
        #expect(SafeText.clean(text) == expected)
    }

    @Test func `a text over 32,767 UTF-16 units is cut with a visible mark`() {
        #expect(SafeText.clean(String(repeating: "a", count: 32_767)).utf16.count == 32_767)
        let cut = SafeText.clean(String(repeating: "a", count: 32_768))
        #expect(cut.utf16.count == 32_767)
        #expect(cut.hasSuffix("\u{2026} [cut]"))
        // Each of these takes two units, so that half as many fit.
        let wide = SafeText.clean(String(repeating: "\u{1F600}", count: 20_000))
        #expect(wide.utf16.count <= 32_767 && wide.utf16.count > 32_760)
        #expect(wide.hasSuffix("\u{2026} [cut]"))
    }

    @Test func `any text comes out of the file as it went in`() throws {
        let scratch = try Scratch()
        let texts = [
            "=SUM(A1:A9)", "+1", "-1", "@cmd", "=cmd|' /C calc'!A0", " leading", "trailing ", "<b>&amp;\"'", "_x0041_",
            "line\nbreak",
            "\u{1F600}\u{0301}", "\u{FFFE}", "007", "1e5", "TRUE",
        ]
        try workbook(texts: texts).write(to: scratch.file("a.xlsx"))
        let xml = try #require(part("xl/sharedStrings.xml", of: scratch.file("a.xlsx")))
        let read = try #require(CellTexts.read(xml))
        for text in texts { #expect(read.contains(SafeText.clean(text)), "\(text)") }
        let sheet = try #require(part("xl/worksheets/sheet1.xml", of: scratch.file("a.xlsx")))
        #expect(!sheet.contains("<f>"), "a text became a formula")
    }

    @Test func `random text never makes a file that does not open`() throws {
        let scratch = try Scratch()
        var random = SplitMix(state: 20_260_930)
        let ranges: [ClosedRange<UInt32>] = [
            0...0x1F, 0x20...0x7E, 0x7F...0x2FF, 0xD000...0xD7FF, 0xE000...0xFFFF, 0x1_0000...0x10_FFFF, 0x5F...0x5F, 0x30...0x46,
        ]
        let texts = (0..<3_000).map { _ in
            var view = String.UnicodeScalarView()
            for _ in 0..<random.next(40) {
                let range = ranges[random.next(ranges.count)]
                let value = range.lowerBound + UInt32(random.next(Int(range.upperBound - range.lowerBound) + 1))
                if let scalar = Unicode.Scalar(value) { view.append(scalar) }
            }
            return String(view)
        }
        for (index, name) in texts.prefix(60).enumerated() {
            let book = workbook(texts: index == 0 ? texts : [name], sheet: name)
            try book.write(to: scratch.file("f.xlsx"))
            for part in ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml", "docProps/app.xml"] {
                let xml = try #require(partOfFile(part, scratch.file("f.xlsx")))
                let texts = CellTexts.read(xml)
                #expect(texts != nil, "\(part) of \(name.debugDescription)")
            }
        }
    }

    private func partOfFile(_ name: String, _ file: String) -> String? { part(name, of: file) }
}

/// A small generator with a seed, so that a failure can be had again.
struct SplitMix {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
    }
}
