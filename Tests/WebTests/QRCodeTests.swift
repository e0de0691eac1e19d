import Foundation
import Testing

@testable import Web

/// A second factor's secret as a picture that a telephone takes.
@Suite struct QRCodeTests {
    @Test func `a code has its three finders, and is the same for the same text alone`() throws {
        let code = try #require(QRCode("otpauth://totp/Amico:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Amico"))
        let side = code.modules.count
        #expect(side >= 21 && (side - 17) % 4 == 0 && code.modules.allSatisfy { $0.count == side } && code.side == side + 8)
        let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
        for (top, left) in [(0, 0), (0, side - 7), (side - 7, 0)] {
            let found = code.modules[top..<top + 7].map { row in String(row[left..<left + 7].map { $0 ? "#" : "." }) }
            #expect(found == finder)
        }
        #expect(code.path.hasPrefix("M4 4h1v1h-1z"))
        #expect(QRCode("otpauth://totp/Amico:bob?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Amico")?.modules != code.modules)
    }

    @Test func `what no code holds is none`() { #expect(QRCode(String(repeating: "a", count: 4_000)) == nil) }

    @Test func `the form shows the secret that stands in it, and the same one when it comes back`() async throws {
        let analyst = try await TestServer.start().visitor("supportAnalyst")
        let page = try await analyst.get("/account/second-factor").text
        let secret = try #require(page.firstMatch(of: /name="secret" value="([A-Z2-7]+)"/)?.1)
        func code(_ secret: Substring) -> String? {
            QRCode("otpauth://totp/Amico:supportAnalyst?secret=\(secret)&issuer=Amico")?.path
        }
        #expect(try page.contains(#require(code(secret))))
        let back = try await analyst.post("/account/second-factor", [("secret", String(secret)), ("code", "000000")])
        #expect(back.status == 422)
        #expect(try back.text.contains(#require(code(secret))))
    }
}
