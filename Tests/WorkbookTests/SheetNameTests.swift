import Domain
import Testing

@testable import Workbook

@Suite struct SheetNameTests {
    @Test(arguments: [
        ("Daily", "Daily"), ("a/b\\c:d*e?f", "a b c d e f"), ("[x]", "(x)"), ("'quoted'", "\u{2019}quoted\u{2019}"),
        ("", "Sheet"), ("  ", "Sheet"), ("Wow! now", "Wow now"), ("a\u{0}b", "a b"),
        ("0123456789012345678901234567890123", "0123456789012345678901234567890"),
        ("History", "History (2)"), ("hISTORY", "hISTORY (2)"),
    ])
    func `a name is made to fit the rules of tabs`(wanted: String, expected: String) {
        var names = SheetNames()
        #expect(names.fit(wanted) == expected)
    }

    @Test func `names differ whatever their case, within 31 units`() {
        var names = SheetNames()
        let long = String(repeating: "\u{1F600}", count: 20)
        let all = ["Daily", "DAILY", "daily", long, long, long].map { names.fit($0) }
        #expect(Set(all.map { $0.lowercased() }).count == all.count)
        #expect(all.prefix(3) == ["Daily", "DAILY (2)", "daily (3)"])
        #expect(all.allSatisfy { $0.utf16.count <= 31 })
    }

    @Test func `sheets of any names make one file`() throws {
        let scratch = try Scratch()
        let names = ["Contents", "contents", "Notes", "History", "'", "[]:*?/\\", "a'b!c", String(repeating: "x", count: 40), ""]
        let sheets = names.map { Sheet($0, title: $0, summary: $0, [.text("here")]) }
        try Workbook(someTitle, sheets: sheets, notes: [Note("word", "meaning")]).write(to: scratch.file("n.xlsx"))
        let xml = try #require(part("xl/workbook.xml", of: scratch.file("n.xlsx")))
        #expect(xml.split(separator: "<sheet ").count - 1 == names.count + 2)
    }
}
