import Foundation
import Testing

@testable import Documents
@testable import Web

/// The templates of pages: all are read at start, none holds script or style of its own.
@Suite struct PageTemplateTests {
    private static let names = ["web", "door"]

    private static func pages() throws -> [(name: String, text: String)] {
        try Templates(in: TestServer.templates).names.filter { $0.hasPrefix("web/") || $0 == "door" }
            .filter { $0 != "web/style" && $0 != "web/script" }
            .map { ($0, try String(contentsOfFile: "\(TestServer.templates)/\($0).mustache", encoding: .utf8)) }
    }

    @Test func `no page has script or style inline, or anything from elsewhere`() throws {
        for (name, text) in try Self.pages() {
            #expect(!text.contains("style=") && !text.contains("<style"), "\(name)")
            #expect(!text.contains("onclick") && !text.contains("javascript:") && !text.contains("http://"), "\(name)")
            #expect(text.components(separatedBy: "<script").count <= (name == "web/page" ? 2 : 1), "\(name)")
        }
    }

    /// Only pieces that were rendered already go in as they are.
    @Test func `what is shown is escaped`() throws {
        for (name, text) in try Self.pages() {
            let raw = text.components(separatedBy: "{{{").dropFirst().map { String($0.prefix { $0 != "}" }) }
            #expect(Set(raw).isSubset(of: ["inside", "aside", "."]), "\(name): \(raw)")
        }
    }
}
