import BackOffice
import Testing

@testable import Web

/// What is too well known for a password (15.2).
@Suite struct KnownPasswordsTests {
    @Test(arguments: [
        "Password1!", "P@ssw0rd", "P@ssw0rd1!", "Passw0rd!", "Pa$$w0rd", "Qwerty123!", "Welcome1!", "W3lc0me!", "Admin123!",
        "Abcd1234!", "Elephant1!", "E1ephant!2", "123Monkey!", "Dr@g0n2026!",
    ])
    func `a word with the usual disguises is refused`(password: String) {
        let refusal = #expect(throws: AccessRefusal.self) { try KnownPasswords().require(password, user: "lee") }
        #expect(refusal?.message.hasPrefix("This password is too well known:") == true)
    }

    @Test(arguments: [
        "Marble-Otter-42-kite", "xK9!vq2#LmPz", "Sch\u{F6}ne-T\u{FC}r-7", "correct horse Battery-9", "7gT-4mQ-pW2-zRx",
    ])
    func `several words or a long random one will do`(password: String) {
        #expect(throws: Never.self) { try KnownPasswords().require(password, user: "lee") }
    }

    @Test func `a one may have been an i or an l, and what stands around the letters is no part of the word`() {
        #expect(KnownPasswords.undisguised("12P1zz@99!") == ["pizza", "plzza"])
        #expect(KnownPasswords.undisguised("1234!").isEmpty)
    }
}
