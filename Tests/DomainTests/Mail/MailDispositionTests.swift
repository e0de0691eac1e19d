import Domain
import Testing

@Suite struct MailDispositionTests {
    private static let lee = EmailAddress(named: "lee@riverbend.example")
    private static let riverbend = CustomerCode(named: "RIVERBEND")
    private static let lakeside = CustomerCode(named: "LAKESIDE")
    private static let ours = Correspondence.Answered(
        thread: "SR-000123", customer: riverbend, readers: [EmailAddress(named: "guest@elsewhere.example")])

    private static func mail(
        from sender: EmailAddress? = lee, subject: String = "No reads", automatic: String? = nil,
        bounce: ReceivedMail.Bounce? = nil, hops: Int = 3, isOwn: Bool = false
    ) -> ReceivedMail {
        ReceivedMail(
            messageID: "a@b", sender: sender, subject: subject, text: "Help", automatic: automatic, bounce: bounce, hops: hops,
            isOwn: isOwn)
    }

    @Test func `a contact's first mail is a request of that utility, whatever number its subject names`() {
        let mail = Self.mail(subject: "Re: [SR-000123] No reads")
        let decided = MailDisposition(of: mail, knowing: Correspondence(customers: [Self.riverbend]))
        #expect(decided == .newRequest(Self.riverbend))
    }

    @Test func `an answer to our mail from a contact, or from a watcher of that record, is a reply`() {
        let contact = Correspondence(answered: [Self.ours], customers: [Self.riverbend])
        #expect(MailDisposition(of: Self.mail(), knowing: contact) == .reply(thread: "SR-000123", Self.riverbend))
        let guest = Self.mail(from: EmailAddress(named: "Guest@Elsewhere.example"))
        #expect(
            MailDisposition(of: guest, knowing: Correspondence(answered: [Self.ours]))
                == .reply(thread: "SR-000123", Self.riverbend))
    }

    @Test func `the token alone opens nothing: another utility's contact begins a request of their own`() {
        let stranger = Correspondence(answered: [Self.ours], customers: [Self.lakeside])
        #expect(MailDisposition(of: Self.mail(), knowing: stranger) == .newRequest(Self.lakeside))
        let nobody = MailDisposition(of: Self.mail(), knowing: Correspondence(answered: [Self.ours]))
        #expect(nobody == .refused(reason: "lee@riverbend.example is a contact of no utility."))
    }

    @Test func `what one of our own people answers is a note, whatever else they are`() {
        let colleague = Correspondence(answered: [Self.ours], customers: [Self.riverbend], isColleague: true)
        #expect(MailDisposition(of: Self.mail(), knowing: colleague) == .note(thread: "SR-000123", Self.riverbend))
        let unasked = MailDisposition(of: Self.mail(), knowing: Correspondence(isColleague: true))
        #expect(unasked.word == "refused", "without our token they open nothing")
    }

    @Test func `a contact of two utilities answers either, and begins neither`() {
        let both = Correspondence(answered: [Self.ours], customers: [Self.riverbend, Self.lakeside])
        #expect(MailDisposition(of: Self.mail(), knowing: both) == .reply(thread: "SR-000123", Self.riverbend))
        let first = MailDisposition(of: Self.mail(), knowing: Correspondence(customers: [Self.riverbend, Self.lakeside]))
        #expect(first.word == "refused")
    }

    @Test func `a mail that came before is a duplicate, before anything else`() {
        let known = Correspondence(earlier: ReceivedMail.ID(named: "RM-000001"), customers: [Self.riverbend])
        let loop = Self.mail(automatic: "x", hops: 99)
        #expect(MailDisposition(of: loop, knowing: known) == .duplicate(of: ReceivedMail.ID(named: "RM-000001")))
    }

    @Test func `machines open no requests and answer none`() {
        let known = Correspondence(answered: [Self.ours], customers: [Self.riverbend])
        #expect(
            MailDisposition(of: Self.mail(automatic: "Auto-Submitted: auto-replied"), knowing: known)
                == .automatic(reason: "Auto-Submitted: auto-replied"))
        #expect(MailDisposition(of: Self.mail(isOwn: true), knowing: known).word == "automatic")
        #expect(MailDisposition(of: Self.mail(hops: 31), knowing: known).word == "refused")
        #expect(MailDisposition(of: Self.mail(hops: 30), knowing: known).word == "reply")
    }

    @Test func `a bounce is one even where it brings our own mail back with it`() {
        let bounce = ReceivedMail.Bounce(returned: ["amico.x@y"], problem: "5.1.1")
        let id = OutgoingMail.ID(named: "ML-000007")
        let decided = MailDisposition(
            of: Self.mail(from: nil, bounce: bounce, isOwn: true), knowing: Correspondence(returned: id))
        #expect(decided == .bounce(id, problem: "5.1.1"))
    }

    @Test func `a mail from nobody is refused`() {
        #expect(MailDisposition(of: Self.mail(from: nil), knowing: Correspondence()).word == "refused")
    }
}
