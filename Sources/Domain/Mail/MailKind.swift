/// What a mail is for; each kind has its template, `mail/public-reply`.
package enum MailKind: String, CaseIterable, Codable, Sendable {
    /// To who opened a request: it is there, under this number.
    case requestOpened
    /// Someone of the desk answered.
    case publicReply
    /// Someone of the customer wrote: to the desk.
    case customerMessage
    /// A clock of a request passed a threshold (8.4).
    case escalation
    /// A monitor crossed a threshold (10.2).
    case alarm
    /// Lets somebody set a password; its link is put in when it is handed over.
    case accessLink
    /// A report that comes by mail: where it is made.
    case report
    /// Whether mail arrives at all.
    case test

    /// Nobody wrote it: automatic answers to it are not wanted, and it says so in its head (RFC 3834).
    package var isAutomatic: Bool {
        switch self {
        case .publicReply: false
        case .requestOpened, .customerMessage, .escalation, .alarm, .accessLink, .report, .test: true
        }
    }

    /// For the provider's own people: what they answer is a note the customer does not read.
    package var isInternal: Bool {
        switch self {
        case .requestOpened, .publicReply, .accessLink, .report: false
        case .customerMessage, .escalation, .alarm, .test: true
        }
    }

    /// `public-reply`.
    package var templateName: String {
        rawValue.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }
}

/// What a mail says, before a template gives it its form.
package struct MailWords: Equatable, Codable, Sendable {
    /// A fact beside its label: `Due`, `14:30 PDT`.
    package struct Fact: Equatable, Codable, Sendable {
        package let label: String
        package let value: String

        package init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    /// What it is about: `SR-000123`.
    package let record: String
    /// What that is called, in a line.
    package let title: String
    /// Who says it, as the recipient may know.
    package let by: String?
    /// What is said, in lines and paragraphs.
    package let text: String?
    package let facts: [Fact]

    /// Refuses a record or a title that is empty or longer than 64 and 500 characters, a text over 100,000, and more than 50 facts.
    package init(
        record: String, title: String, by: String? = nil, text: String? = nil, facts: [Fact] = []
    ) throws(MailRefusal) {
        guard (1...64).contains(record.count), (1...500).contains(title.count) else { throw .aboutNothing }
        guard text.map({ $0.count <= 100_000 }) ?? true, facts.count <= 50 else { throw .tooLong }
        self.record = record
        self.title = title
        self.by = by
        self.text = text
        self.facts = facts
    }
}
