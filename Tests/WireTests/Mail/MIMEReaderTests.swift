import Domain
import Foundation
import Testing
import Wire

@Suite struct MIMEReaderTests {
    static let head =
        "From: Lee Park <lee@riverbend.example>\r\nTo: support@provider.example\r\nMessage-ID: <1@riverbend.example>\r\n"

    static func read(_ text: String, envelopeSender: String? = nil) throws -> (mail: ReceivedMail, files: [MIMEReader.File]) {
        try MIMEReader.read(Array(text.replacing("\r\n", with: "\n").utf8), envelope: MailEnvelope(sender: envelopeSender))
    }

    @Test func `a plain mail is read with its heads in words`() throws {
        let (mail, files) = try Self.read(
            Self.head
                + "Subject: =?iso-8859-1?Q?Z=E4hler?= =?utf-8?B?IDQy?=\r\nReferences: <a@b> <c@d>\r\nIn-Reply-To: <c@d>\r\n\r\nNo reads.\n"
        )
        #expect(mail.sender == EmailAddress("lee@riverbend.example"))
        #expect(mail.subject == "Z\u{E4}hler 42")
        #expect(mail.messageID == "1@riverbend.example")
        #expect(mail.references == ["c@d", "c@d", "a@b"])
        #expect(mail.text == "No reads.")
        #expect(files.isEmpty && mail.automatic == nil && mail.bounce == nil)
    }

    @Test(arguments: [
        ("text/plain; charset=iso-8859-1", "quoted-printable", "Z=E4hler", "Z\u{E4}hler"),
        ("text/plain; charset=utf-8", "base64", "WsOkaGxlcg==", "Z\u{E4}hler"),
        ("text/plain; charset=windows-1252", "quoted-printable", "=80 5", "\u{20AC} 5"),
        ("text/plain; charset=shift_jis", "base64", "k/qWew==", "\u{65E5}\u{672C}"),
        ("text/plain; charset=utf-16be", "base64", "AFoA5ABo", "Z\u{E4}h"),
        ("text/html", "7bit", "<p>One &amp; two</p><script>x()</script><p>Three<br>Four", "One & two\n\nThree\nFour"),
    ])
    func `text comes out of its charset, its encoding and its HTML`(type: String, encoding: String, body: String, text: String)
        throws
    {
        let (mail, _) = try Self.read(
            Self.head + "Content-Type: \(type)\r\nContent-Transfer-Encoding: \(encoding)\r\nMIME-Version: 1.0\r\n\r\n\(body)\n")
        #expect(mail.text == text)
    }

    @Test(arguments: ["no-such-charset", "utf-8", "us-ascii"])
    func `bytes that are not of the charset they claim are still read`(charset: String) throws {
        var bytes = Array(
            (Self.head + "Content-Type: text/plain; charset=\(charset)\n\nBefore ").replacing("\r\n", with: "\n").utf8)
        bytes += [0xFF, 0xFE, 0xC3, 0x28] + Array(" after\n".utf8)
        let (mail, _) = try MIMEReader.read(bytes)
        #expect(mail.text.hasPrefix("Before") && mail.text.hasSuffix("after"))
    }

    @Test func `plain text is taken before HTML, and files are kept under a safe name`() throws {
        let (mail, files) = try Self.read(
            Self.head + """
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain

                The text.
                --a
                Content-Type: text/html

                <b>The text.</b>
                --a--
                --m
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="../../etc/pass\u{202E}wd"
                Content-Transfer-Encoding: base64

                AAEC
                --m
                Content-Type: message/rfc822

                From: other@riverbend.example
                Subject: Enclosed

                Inner text.
                --m--

                """)
        #expect(mail.text == "The text.")
        #expect(files.map(\.name) == ["passwd", "attachment-2.eml"])
        #expect(files.first?.bytes == [0, 1, 2])
        #expect(files.map(\.mediaType) == ["application/octet-stream", "message/rfc822"])
    }

    private static func alternative(plain: String) -> String {
        head + """
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: text/html

            <b>The text.</b><img src="cid:1">
            --r
            Content-Type: image/png; name=plan.png
            Content-Transfer-Encoding: base64

            AAEC
            --r--
            --a
            Content-Type: text/plain

            \(plain)
            --a--

            """
    }

    @Test(arguments: ["The text.", " ", ""])
    func `HTML with pictures beside plain text is not told twice, and stands in where that is empty`(plain: String) throws {
        let (mail, files) = try Self.read(Self.alternative(plain: plain))
        #expect(mail.text == "The text.")
        #expect(files.map(\.name) == ["plan.png"])
    }

    static let bounce = """
        From: MAILER-DAEMON@mx.riverbend.example
        To: support@provider.example
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=r

        --r
        Content-Type: text/plain

        Sorry.
        --r
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.riverbend.example

        Final-Recipient: rfc822; lee@riverbend.example
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 <lee@riverbend.example>:
            unknown user

        --r
        Content-Type: message/rfc822

        From: support@provider.example
        Message-ID: <amico.0123456789abcdef0123456789abcdef@provider.example>
        X-Amico-Mail: ML-000001

        Reply
        --r--

        """

    @Test func `a bounce names the mail that came back, and why`() throws {
        let (mail, _) = try Self.read(Self.bounce, envelopeSender: "")
        let bounce = try #require(mail.bounce)
        #expect(bounce.returned == ["amico.0123456789abcdef0123456789abcdef@provider.example"])
        #expect(bounce.problem == "5.1.1 smtp; 550 5.1.1 <lee@riverbend.example>: unknown user")
        #expect(!mail.isOwn, "the head is in the mail that came back")
        let (delayed, _) = try Self.read(Self.bounce.replacing("Action: failed", with: "Action: delayed"))
        #expect(delayed.bounce == nil && delayed.automatic != nil)
    }

    @Test func `a mail without a return path is a bounce, unless it is an automatic answer`() throws {
        let text = Self.head + "In-Reply-To: <amico.0@provider.example>\r\n"
        #expect(try Self.read(text + "\r\nGone", envelopeSender: "").mail.bounce?.returned == ["amico.0@provider.example"])
        #expect(try Self.read("Return-Path: <>\r\n" + text + "\r\nGone").mail.bounce != nil)
        #expect(try Self.read("Return-Path: <lee@riverbend.example>\r\n" + text + "\r\nHere").mail.bounce == nil)
        let away = try Self.read(text + "Auto-Submitted: auto-replied\r\n\r\nAway", envelopeSender: "").mail
        #expect(away.bounce == nil && away.automatic == "Auto-Submitted: auto-replied")
    }

    @Test(arguments: [
        ("Auto-Submitted: auto-generated", true), ("Auto-Submitted: no", false), ("Precedence: bulk", true),
        ("Precedence: first-class", false), ("X-Auto-Response-Suppress: All", true), ("List-Id: <x.y>", true),
        ("X-Priority: 1", false),
    ])
    func `machines are known by their heads`(head: String, isAutomatic: Bool) throws {
        #expect((try Self.read(Self.head + head + "\r\n\r\nText").mail.automatic != nil) == isAutomatic)
    }

    @Test func `our own head, our tags and every hop are seen`() throws {
        let token = String(repeating: "0f", count: 16)
        let (mail, _) = try Self.read(
            "Received: a\r\nReceived: b\r\nX-Amico-Mail: ML-000001\r\nDelivered-To: support+\(token)@provider.example\r\n"
                + Self.head
                + "\r\nText")
        #expect(mail.isOwn)
        #expect(mail.tags == [token])
        #expect(mail.hops == 2)
    }

    @Test func `a head takes no second line from encoded words`() throws {
        let (mail, _) = try Self.read(Self.head + "Subject: =?utf-8?Q?One=0D=0ABcc:_x@evil.example?=\r\n\r\nText")
        #expect(mail.subject == "One Bcc: x@evil.example")
    }

    @Test func `what is no mail, too large, too deep or of too many parts is refused`() throws {
        #expect(throws: MailDataRefusal.nothing) { try MIMEReader.read([]) }
        #expect(throws: MailDataRefusal.noMail) { try Self.read("just some words\nand more\n") }
        let small = MIMELimits(size: 100, depth: 20, parts: 200, text: 10)
        #expect(throws: MailDataRefusal.tooLarge(limit: 100)) {
            try MIMEReader.read(Array(repeating: 65, count: 101), limits: small)
        }
        let deep = (0..<40).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        #expect(throws: MailDataRefusal.tooDeep(20)) { try Self.read(Self.head + "MIME-Version: 1.0\n" + deep) }
        let many =
            "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 300)
        #expect(throws: MailDataRefusal.tooManyParts(200)) { try Self.read(Self.head + many) }
        let long = try MIMEReader.read(
            Array((Self.head + "\nabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz").utf8),
            limits: MIMELimits(size: 1_000, depth: 9, parts: 9, text: 46))
        #expect(long.mail.text == "abcdefghij\n[Cut here; the whole mail is kept.]")
    }

    @Test func `a hundred thousand nested parts end neither the stack nor the day`() throws {
        let deep = (0..<100_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        #expect(throws: MailDataRefusal.self) { try Self.read(Self.head + "MIME-Version: 1.0\n" + deep) }
    }
}
