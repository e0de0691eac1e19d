import Domain
import Foundation
import Testing

@testable import BackOffice

/// Hashes, codes, links, tokens and terms, as the books keep them (15.2).
@Suite struct CredentialTests {
    @Test func `a hash knows its password, however its letters were typed, and no other`() async throws {
        let hash = try await PasswordHash.of("Sch\u{F6}ne-T\u{FC}r-7")
        let again = try #require(PasswordHash(hash.text))
        #expect(try await again.matches("Scho\u{308}ne-Tu\u{308}r-7"))
        #expect(try await !again.matches("Schone-Tur-7"))
        #expect(PasswordHash(hash.text.replacing("ln=15", with: "ln=1")) == nil)
    }

    /// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ])
    func `codes are those of the standard's examples`(seconds: Int, code: String) {
        let secret = Data("12345678901234567890".utf8)
        #expect(OneTimeCode.code(secret, step: OneTimeCode.step(at: Instant(seconds: seconds))) == code)
    }

    @Test func `a code holds a step either way, and only once`() {
        let secret = Data("12345678901234567890".utf8)
        let now = Instant(seconds: 1_111_111_111)
        let step = OneTimeCode.step(at: now)
        #expect(OneTimeCode.match("050 471", secret, at: now, after: nil) == step)
        #expect(OneTimeCode.match("050471", secret, at: now + 30, after: nil) == step)
        #expect(OneTimeCode.match("050471", secret, at: now + 60, after: nil) == nil)
        #expect(OneTimeCode.match("050471", secret, at: now, after: step) == nil)
    }

    /// RFC 4648, section 10.
    @Test(arguments: [
        ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ])
    func `base32 is that of the standard, both ways`(text: String, coded: String) {
        #expect(OneTimeCode.base32(Data(text.utf8)) == coded)
        #expect(OneTimeCode.bytes(coded.lowercased()) == Data(text.utf8))
    }

    private func books() async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-09-16T17:00:00Z")
        try await books.perform(
            AddActor(id: Identifier(named: "lee"), name: "Lee", roles: [.auditor], approval: "Letter of 1 September 2026"))
        return books
    }

    @Test func `a role holds to the end of its last day, and may be granted anew after it`() async throws {
        let books = try await books()
        try await books.perform(
            GrantRole(
                actor: Identifier(named: "lee"), role: .finance, approval: "Mail of 16 September 2026", until: Day("2026-09-30")))
        #expect(try books.office.actor("lee").permissions.contains(.runInvoices))
        books.clock.stand(at: try #require(Instant("2026-10-01T06:59:59Z")))
        #expect(try books.office.actor("lee").permissions.contains(.runInvoices))
        books.clock.stand(at: try #require(Instant("2026-10-01T07:00:00Z")))
        #expect(try !books.office.actor("lee").permissions.contains(.runInvoices))
        try await books.perform(
            GrantRole(actor: Identifier(named: "lee"), role: .finance, approval: "Mail of 1 October 2026"))
        #expect(try books.office.actor("lee").permissions.contains(.runInvoices))
    }

    @Test func `ending access ends roles, password, tokens and sessions at once`() async throws {
        let books = try await books()
        let lee = try books.office.actor("lee")
        let secret = Secret.new()
        try await books.office.perform(
            IssueToken(
                actor: lee.id, name: "warehouse", digest: secret.digest, scopes: [.readBooks],
                expiresOn: try #require(Day("2027-01-31"))), as: lee)
        let session = try await books.office.beginSession(of: lee.id, from: Visitor(address: "::1", program: ""))
        #expect(try books.office.bearer(secret)?.actor.id == lee.id)
        #expect(try await books.office.session(session) != nil)
        try await books.perform(EndAccess(actor: lee.id, reason: "Left on 16 September 2026"))
        #expect(try books.office.bearer(secret) == nil)
        #expect(try await books.office.session(session) == nil)
        #expect(try books.office.actor("lee").permissions.isEmpty)
        await #expect(throws: AccessRefusal.nobodyThere(lee.id)) {
            try await books.perform(EndAccess(actor: lee.id, reason: "Again"))
        }
    }

    @Test func `a token may do what its person may, of that only what it was made for`() async throws {
        let books = try await books()
        let lee = try books.office.actor("lee")
        let secret = Secret.new("amico_")
        let expires = try #require(Day("2027-01-31"))
        await #expect(throws: AccessRefusal.scopeNotHeld(lee.id, .runInvoices)) {
            try await books.office.perform(
                IssueToken(actor: lee.id, name: "x", digest: secret.digest, scopes: [.runInvoices], expiresOn: expires), as: lee)
        }
        try await books.office.perform(
            IssueToken(actor: lee.id, name: "x", digest: secret.digest, scopes: [.readBooks], expiresOn: expires), as: lee)
        #expect(try books.office.bearer(secret)?.actor.permissions == [.readBooks])
        books.clock.stand(at: try #require(Instant("2027-02-01T08:00:00Z")))
        #expect(try books.office.bearer(secret) == nil)
    }

    @Test func `a link lets its person set a password once, and a newer one takes its place`() async throws {
        let books = try await books()
        let lee = try books.office.actor("lee")
        let (first, second) = (Secret.new(), Secret.new())
        let hash = try await PasswordHash.of("Marble-Otter-42")
        for link in [first, second] {
            try await books.perform(
                OfferAccessLink(actor: lee.id, purpose: .invitation, digest: link.digest, expiresAt: books.clock.now + 3_600))
        }
        #expect(try books.office.linked(first) == nil)
        #expect(try books.office.linked(second)?.actor.id == lee.id)
        try await books.office.perform(UseAccessLink(digest: second.digest, hash: hash.text), as: lee)
        #expect(try books.office.linked(second) == nil)
        await #expect(throws: AccessRefusal.linkOfNoUse) {
            try await books.office.perform(UseAccessLink(digest: second.digest, hash: hash.text), as: lee)
        }
        let visitor = Visitor(address: "::1", program: "")
        guard
            case .signedIn(_, let actor) = try await books.office.signIn(
                "lee", password: "Marble-Otter-42", code: nil, from: visitor)
        else {
            Issue.record("not signed in")
            return
        }
        #expect(actor.id == lee.id)
    }

    @Test func `nobody sets another's password, and nothing but a hash is taken`() async throws {
        let books = try await books()
        try await books.perform(
            AddActor(id: Identifier(named: "kim"), name: "Kim", roles: [.auditor], approval: "Letter of 1 September 2026"))
        let kim = try books.office.actor("kim")
        await #expect(throws: AccessRefusal.notYours(Identifier(named: "lee"))) {
            try await books.office.perform(SetPassword(actor: Identifier(named: "lee"), hash: SetPassword.example.hash), as: kim)
        }
        await #expect(throws: AccessRefusal.noHash) {
            try await books.office.perform(SetPassword(actor: kim.id, hash: "Marble-Otter-42-kite-kite"), as: kim)
        }
    }

    @Test func `the same call under its key is done once, and another under it is refused`() async throws {
        let books = try await books()
        let action = AddActor(id: Identifier(named: "mo"), name: "Mo", roles: [], approval: "x")
        let root = try books.root
        let (one, other) = (Secret("a").digest, Secret("b").digest)
        let first = try await books.office.performNamed(action, once: ("k1", one), as: root, Circumstances())
        let again = try await books.office.performNamed(action, once: ("k1", one), as: root, Circumstances())
        #expect(first == again)
        await #expect(throws: CallRefusal.otherCall("k1")) {
            try await books.office.performNamed(action, once: ("k1", other), as: root, Circumstances())
        }
        await #expect(throws: AccessRefusal.actorExists(Identifier(named: "mo"))) {
            try await books.office.performNamed(action, once: ("k2", one), as: root, Circumstances())
        }
    }
}
