import Domain
import Testing

@Suite struct WebhookTests {
    @Test(arguments: [
        ([10, 0, 0, 1], false), ([127, 0, 0, 1], false), ([169, 254, 169, 254], false), ([172, 16, 0, 1], false),
        ([172, 32, 0, 1], true), ([172, 15, 255, 255], true), ([192, 168, 1, 1], false), ([100, 64, 0, 1], false),
        ([100, 128, 0, 1], true), ([0, 0, 0, 0], false), ([224, 0, 0, 1], false), ([255, 255, 255, 255], false),
        ([198, 18, 0, 1], false), ([203, 0, 113, 9], false), ([8, 8, 8, 8], true), ([93, 184, 216, 34], true),
    ])
    func `addresses of version 4 are told by their ranges`(bytes: [UInt8], isPublic: Bool) throws {
        #expect(try #require(NetworkAddress(bytes)).isPublic == isPublic)
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes
        #expect(try #require(NetworkAddress(mapped)).isPublic == isPublic, "written in version 6")
        let compatible = [UInt8](repeating: 0, count: 12) + bytes
        #expect(try #require(NetworkAddress(compatible)).isPublic == false)
        let nat64: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] + bytes
        #expect(try #require(NetworkAddress(nat64)).isPublic == isPublic)
        let sixToFour: [UInt8] = [0x20, 0x02] + bytes + [UInt8](repeating: 0, count: 10)
        #expect(try #require(NetworkAddress(sixToFour)).isPublic == isPublic)
    }

    /// The first bytes; the rest is zero, the last one.
    @Test(arguments: [
        ([0x00], false), ([0xFE, 0x80], false), ([0xFC, 0x00], false), ([0xFD, 0x12], false), ([0xFF, 0x02], false),
        ([0x20, 0x01, 0x0D, 0xB8], false), ([0x20, 0x01, 0x00, 0x00], false), ([0x26, 0x06, 0x28, 0x00], true),
        ([0x2A, 0x00], true), ([0x3F, 0xFF], false), ([0x40, 0x00], false), ([0xFE, 0xC0], false),
    ])
    func `addresses of version 6 are told by their ranges`(first: [UInt8], isPublic: Bool) throws {
        let bytes = first + [UInt8](repeating: 0, count: 15 - first.count) + [1]
        #expect(try #require(NetworkAddress(bytes)).isPublic == isPublic)
    }

    @Test(arguments: [
        ("https://hooks.riverbend.example/amico?x=1", "hooks.riverbend.example", 443),
        ("http://127.0.0.1:8080", "127.0.0.1", 8_080),
        ("https://[::1]:8443/x", "::1", 8_443), ("https://HOST/", "host", 443),
    ])
    func `an address has a scheme, a host and a port`(text: String, host: String, port: Int) throws {
        let target = try #require(WebhookTarget(text))
        #expect(target.host == host && target.port == port)
    }

    @Test(arguments: [
        "ftp://host/", "https://", "https://user:pass@host/", "https://host/#x", "https://host:0/", "https://host:99999/",
        "https://ho st/",
        "https://h\u{F6}st/", "javascript:alert(1)", "https://host\\@evil/", "https://host:", "https://[::1/", "https://[::1]x/",
        "",
    ])
    func `what could mean another host is none`(text: String) {
        #expect(WebhookTarget(text) == nil)
    }

    @Test func `a utility's webhook is told nothing that is not for its eyes, and plain http is for our own network`() throws {
        let target = try #require(WebhookTarget("https://hooks.riverbend.example/"))
        let plain = try #require(WebhookTarget("http://hooks.riverbend.example/"))
        let digest = String(repeating: "0", count: 64)
        func webhook(_ kinds: [String], _ target: WebhookTarget, of customer: CustomerCode?, privately: Bool = false)
            throws(WebhookRefusal)
        {
            _ = try Webhook(
                id: Webhook.ID(named: "WH-000001"), customer: customer, target: target, kinds: kinds,
                known: ["OpenRequest", "NoteOnRequest"], secretDigest: digest, allowsPrivate: privately)
        }
        let riverbend = CustomerCode(named: "RIVERBEND")
        #expect(throws: Never.self) { try webhook(["OpenRequest"], target, of: riverbend) }
        #expect(throws: Never.self) { try webhook(["NoteOnRequest"], target, of: nil) }
        #expect(throws: WebhookRefusal.notForCustomers("NoteOnRequest")) { try webhook(["NoteOnRequest"], target, of: riverbend) }
        #expect(throws: WebhookRefusal.unknownKind("Nothing")) { try webhook(["Nothing"], target, of: nil) }
        #expect(throws: WebhookRefusal.kindsNotOnce) { try webhook([], target, of: nil) }
        #expect(throws: WebhookRefusal.notSecure(plain.text)) { try webhook(["OpenRequest"], plain, of: nil) }
        #expect(throws: Never.self) { try webhook(["OpenRequest"], plain, of: nil, privately: true) }
    }

    /// Half a minute doubled, six hours at most, three days in all.
    @Test func `a webhook waits twice as long each time and stops after three days`() {
        #expect([1, 2, 5, 10, 11, 50].map { BackOff.webhook.wait(after: $0) } == [30, 60, 480, 15_360, 21_600, 21_600])
        let start = Instant(seconds: 0)
        #expect(BackOff.webhook.next(after: 20, at: start + 3 * 86_400 - 21_600, since: start) == start + 3 * 86_400)
        #expect(BackOff.webhook.next(after: 20, at: start + 3 * 86_400 - 21_599, since: start) == nil)
    }
}
