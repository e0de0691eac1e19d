import Domain
import Testing

@Suite struct OutgoingMailTests {
    private static let start = Instant(seconds: 1_795_000_000)

    private func mail() throws -> OutgoingMail {
        OutgoingMail(
            id: Identifier(named: "ML-000001"), customer: nil, fact: "SR-000001/1",
            recipient: EmailAddress(named: "lee@riverbend.example"), thread: "SR-000001", inReplyTo: nil, kind: .publicReply,
            words: try MailWords(record: "SR-000001", title: "No reads"), writtenAt: Self.start, triedFrom: Self.start,
            state: .waiting(dueAt: Self.start))
    }

    /// A minute, doubled: 1, 2, 4, 8, 16, 32, 64, 128 min, then every four hours.
    @Test(arguments: [(1, 60), (2, 120), (3, 240), (8, 7_680), (9, 14_400), (10, 14_400), (80, 14_400), (Int.max, 14_400)])
    func `each wait is twice the one before, up to four hours`(failures: Int, seconds: Int) {
        #expect(BackOff.mail.wait(after: failures) == seconds)
    }

    @Test func `a mail that is deferred waits, and after five days is given up with what was said last`() throws {
        var mail = try mail()
        var now = Self.start
        var tries = 0
        while case .waiting(let due) = mail.state {
            now = due
            tries += 1
            try mail.take(.deferred(problem: "busy \(tries)"), at: now)
        }
        // Eight waits come to 255 min; 28 of 240 min more to 6,975 of the 7,200 of five days; the next would end at 7,215.
        #expect(tries == 37)
        #expect(mail.state == .failed(at: Self.start + 6_975 * 60, problem: "busy 37"))
    }

    @Test func `what is over takes nothing more, and only what failed is put in line again`() throws {
        var mail = try mail()
        #expect(throws: MailRefusal.notFailed(mail.id, "waiting")) { try mail.retry(at: Self.start) }
        try mail.take(.refused(problem: "no such user"), at: Self.start)
        #expect(throws: MailRefusal.over(mail.id, "failed")) { try mail.take(.taken, at: Self.start) }
        let later = Self.start + 30 * 86_400
        try mail.retry(at: later)
        try mail.take(.deferred(problem: "busy"), at: later)
        #expect(mail.state == .waiting(dueAt: later + 60), "its five days begin anew")
        try mail.take(.taken, at: later + 60)
        #expect(throws: MailRefusal.over(mail.id, "handed over")) { try mail.take(.taken, at: later) }
    }

    @Test(arguments: [
        "lee", "@riverbend.example", "lee@", "lee@a@b", "lee park@riverbend.example", "<lee@riverbend.example>",
        "lee@riverbend.example\r\nBcc: x@y.example", "l\u{E9}e@riverbend.example", "a,b@riverbend.example", "",
    ])
    func `what is no address, or more than one, is none`(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func `two writings of one address are the same address`() {
        #expect(EmailAddress("Lee@Riverbend.example") == EmailAddress("lee@riverbend.EXAMPLE"))
        #expect(Set([EmailAddress("Lee@Riverbend.example"), EmailAddress("lee@riverbend.example")]).count == 1)
        #expect(EmailAddress("lee+x@riverbend.example")?.local == "lee+x")
    }
}
