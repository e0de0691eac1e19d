/// A mail that came in, as far as it tells where it belongs. Read off its MIME form at the door; a pure value.
package struct ReceivedMail: Equatable, Codable, Sendable {
    /// The head our own mail bears, by which it is known again.
    package static let ownHead = "X-Amico-Mail"

    /// `RM-000012`.
    package typealias ID = Identifier<ReceivedMail>

    package struct Attachment: Equatable, Codable, Sendable {
        /// What the sender calls it; never where it lies.
        package let name: String
        package let mediaType: String
        package let bytes: Int
        package let sha256: String

        package init(name: String, mediaType: String, bytes: Int, sha256: String) {
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// A mail server's word that a mail did not arrive.
    package struct Bounce: Equatable, Codable, Sendable {
        /// Message-IDs it names.
        package let returned: [String]
        package let problem: String

        package init(returned: [String], problem: String) {
            self.returned = returned
            self.problem = problem
        }
    }

    /// Without its brackets, as the others; nil where it has none.
    package var messageID: String?
    /// Of the From head; nil where there is no address to be made out.
    package var sender: EmailAddress?
    /// One line of at most 500 characters.
    package var subject: String
    /// At most 100,000 characters; what is longer is cut, and says so.
    package var text: String
    /// Message-IDs of In-Reply-To and References, the latest first.
    package var references: [String]
    /// What stands behind the + of the addresses it came to.
    package var tags: [String]
    package var attachments: [Attachment]
    /// Why it is taken to be sent by a machine; nil for a person's.
    package var automatic: String?
    package var bounce: Bounce?
    /// Mail servers it came through.
    package var hops: Int
    /// It bears the head of our own mail.
    package var isOwn: Bool

    package init(
        messageID: String? = nil, sender: EmailAddress?, subject: String, text: String, references: [String] = [],
        tags: [String] = [], attachments: [Attachment] = [], automatic: String? = nil, bounce: Bounce? = nil, hops: Int = 1,
        isOwn: Bool = false
    ) {
        self.messageID = messageID
        self.sender = sender
        self.subject = subject
        self.text = text
        self.references = references
        self.tags = tags
        self.attachments = attachments
        self.automatic = automatic
        self.bounce = bounce
        self.hops = hops
        self.isOwn = isOwn
    }
}
