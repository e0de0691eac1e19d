import Domain
import Foundation
import Testing

@testable import Documents

/// Templates and the values they show fit each other: none is missing, none is left over.
@Suite struct TemplateTests {
    private static let root = SamplePapers.templates

    private static func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(root)/\(name).mustache", encoding: .utf8)
    }

    /// A template and all it takes in.
    private static func closure(of name: String) throws -> Set<String> {
        var found: Set<String> = []
        var open = [name]
        while let next = open.popLast() {
            guard found.insert(next).inserted else { continue }
            open += try TemplateTags(text(next)).templates
        }
        return found
    }

    /// What is rendered from Swift.
    private static let entries =
        SamplePapers.all.map { type(of: $0.document).template } + ["documents/ubl-invoice", "documents/ubl-credit-note"]
        + MailKind.allCases.map { "mail/\($0.templateName)" }

    /// Every name any value answers to.
    private static let known: Set<String> = {
        var names: Set<String> = []
        func add<Value: TemplateValue>(_ type: Value.Type) { names.formUnion(type.fields.keys) }
        add(PaperHead.self)
        add(PartyCard.self)
        add(Labelled.self)
        add(StateLine.self)
        add(SignatureLine.self)
        add(InvoicePaper.self)
        add(InvoicePaper.Payment.self)
        add(CreditNotePaper.self)
        add(BilledLine.self)
        add(WorkFields.self)
        add(StatementOfWorkPaper.self)
        add(QuotePaper.self)
        add(ChangeOrderPaper.self)
        add(CancellationPaper.self)
        add(HoursPaper.self)
        add(HoursPaper.Row.self)
        add(HoursPaper.Stretch.self)
        add(UBLInvoice.self)
        add(UBLInvoice.Tax.self)
        add(UBLInvoice.Treatment.self)
        add(UBLInvoice.Line.self)
        add(MailFields.self)
        return names
    }()

    /// Pages are another room's.
    private static func isPage(_ name: String) -> Bool { name.hasPrefix("web/") || name == "door" }

    @Test func `every template is used by a document, and every one a document uses is there`() throws {
        let used = try Self.entries.reduce(into: Set<String>()) { $0.formUnion(try Self.closure(of: $1)) }
        #expect(Set(try Templates(in: Self.root).names.filter { !TemplateTests.isPage($0) }) == used)
    }

    @Test func `templates ask for no name that no value answers to, and no value has a name none asks for`() throws {
        let asked = try Templates(in: Self.root).names.filter { !Self.isPage($0) }.reduce(into: Set<String>()) {
            $0.formUnion(TemplateTags(try Self.text($1)).values)
        }
        #expect(asked.subtracting(Self.known) == [])
        #expect(Self.known.subtracting(asked) == [])
    }

    @Test func `a template that stands on one that is not there is refused by name`() throws {
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: TemplateRefusal.none(folder.path)) { try Templates(in: folder.path) }
        try "{{>elsewhere}}".write(to: folder.appending(path: "one.mustache"), atomically: true, encoding: .utf8)
        #expect(throws: TemplateRefusal.missing("elsewhere", in: "one")) { try Templates(in: folder.path) }
    }
}
