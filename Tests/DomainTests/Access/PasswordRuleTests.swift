import Testing

@testable import Domain

/// What a password must have, and how long wrong ones make one wait (15.2).
@Suite struct PasswordRuleTests {
    @Test(arguments: [
        ("Marble-Otter-42", []), ("Sch\u{F6}ne-T\u{FC}r-7", []),
        ("Ab1-xyz", ["at least 8 characters"]), ("marble-otter-42", ["an upper case letter"]),
        ("MARBLE-OTTER-42", ["a lower case letter"]), ("Marble-Otter", ["a number"]),
        ("MarbleOtter42", ["a special character such as - or !"]),
        ("Lee-Park-2026", ["no user name in it"]),
        (
            "",
            [
                "at least 8 characters", "a lower case letter", "an upper case letter", "a number",
                "a special character such as - or !",
            ]
        ),
    ])
    func `what a password lacks is named, all of it at once`(password: String, missing: [String]) {
        #expect(PasswordRule.standard.lacks(password, user: "lee") == missing)
    }

    @Test func `a password longer than two hundred characters only costs time`() {
        let long = String(repeating: "Ab1-", count: 51)
        #expect(PasswordRule.standard.lacks(long, user: "dana") == ["at most 200 characters"])
    }

    /// Five are free; then 30 s, doubling up to an hour.
    @Test(arguments: [(0, nil), (4, nil), (5, 30), (6, 60), (7, 120), (11, 1_920), (12, 3_600), (60, 3_600)] as [(Int, Int?)])
    func `each wrong password after the fifth doubles the wait`(failures: Int, wait: Int?) {
        let last = Instant(seconds: 1_000)
        #expect(Lockout.ofUser.lockedUntil(failures: failures, lastAt: last) == wait.map { last + $0 })
    }

    @Test(arguments: [
        (0, 0, false), (0, 1_799, false), (0, 1_800, true), (42_000, 43_199, false), (43_000, 43_200, true), (100, 43_200, true),
    ])
    func `a session ends half an hour after its last use, and after twelve hours in any case`(used: Int, now: Int, isOver: Bool) {
        let begun = Instant(seconds: 1_000_000)
        #expect(SessionTerms.standard.isOver(begunAt: begun, usedAt: begun + used, at: begun + now) == isOver)
    }
}
