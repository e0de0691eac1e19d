import Domain
import Testing

@testable import Documents

@Suite struct MailLetterTests {
    private let templates = Result { try Templates(in: SamplePapers.templates) }

    private func text(_ kind: MailKind, _ words: MailWords, isAnswerable: Bool = true) throws -> MailLetter.Text {
        try MailLetter(kind, words, isAnswerable: isAnswerable).text(templates.get())
    }

    @Test func `a reply is what was written, under the record's number, with who wrote it`() throws {
        let words = try MailWords(
            record: "SR-000123", title: "No reads <since> Sunday", by: "Dana Ruiz", text: "Dear Lee,\n\nwe & they look into it.")
        #expect(
            try text(.publicReply, words)
                == MailLetter.Text(
                    subject: "[SR-000123] No reads <since> Sunday",
                    body: """
                        Dear Lee,

                        we & they look into it.

                        Dana Ruiz

                        --
                        Answer this mail to add to SR-000123.

                        """))
    }

    @Test func `an escalation lists its facts, and what is sent by itself says so`() throws {
        let words = try MailWords(
            record: "SR-000123", title: "No reads",
            facts: [.init("Clock", "first response"), .init("Due", "14:30 PDT")])
        #expect(
            try text(.escalation, words, isAnswerable: false)
                == MailLetter.Text(
                    subject: "Escalated: [SR-000123] No reads",
                    body: """
                        Clock: first response
                        Due: 14:30 PDT

                        --
                        This mail was sent by itself; nobody reads answers to it.

                        """))
    }

    @Test func `the desk is told what the customer wrote, and that its answer stays inside`() throws {
        let words = try MailWords(
            record: "SR-000123", title: "No reads", text: "It stopped again.", facts: [.init("From", "lee@riverbend.example")])
        #expect(
            try text(.customerMessage, words)
                == MailLetter.Text(
                    subject: "The customer wrote: [SR-000123] No reads",
                    body: """
                        It stopped again.

                        From: lee@riverbend.example

                        --
                        Answer this mail to leave a note on SR-000123. The customer does not read it.

                        """))
    }

    @Test(arguments: MailKind.allCases)
    func `every kind of mail has a subject of one line and a body, and shows its record`(kind: MailKind) throws {
        let words = try MailWords(
            record: "SR-000123", title: "Line one\nLine two", by: "Dana", text: "Text", facts: [.init("A", "B")])
        let text = try text(kind, words)
        #expect(text.subject.contains("SR-000123"))
        #expect(!text.subject.contains("\n"))
        #expect(!text.body.contains("{{") && text.body.count > 20)
    }
}
