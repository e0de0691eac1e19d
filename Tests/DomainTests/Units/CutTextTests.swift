import Domain
import Testing

@Suite struct CutTextTests {
    @Test(arguments: [("abc", 2, "ab"), ("abc", 3, "abc"), ("", 5, ""), ("e\u{301}e\u{301}", 3, "e\u{301}e")])
    func `text is cut by the scalars the books count, not by what looks like characters`(text: String, count: Int, cut: String) {
        #expect(Array(text.cut(count).unicodeScalars) == Array(cut.unicodeScalars))
    }
}
