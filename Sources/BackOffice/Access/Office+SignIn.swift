import Domain
import Foundation
import GRDB

/// Where a visitor comes from: the address of the connection, and what the program says it is.
package struct Visitor: Equatable, Sendable {
    package let address: String
    package let program: String

    package init(address: String, program: String) {
        self.address = String(address.prefix(100))
        self.program = String(program.prefix(200))
    }
}

/// What came of a try to sign in.
package enum SignInOutcome: Equatable, Sendable {
    /// The session's secret, to be shown to the browser once.
    case signedIn(Secret, Actor)
    /// The name or the password is wrong; which of the two is not said.
    case wrong
    /// The password is right, and the second factor is asked for, or was wrong.
    case codeWanted(wasWrong: Bool)
    case locked(until: Instant)

    package static func == (a: SignInOutcome, b: SignInOutcome) -> Bool {
        switch (a, b) {
        case (.wrong, .wrong): true
        case (.signedIn(let x, let who), .signedIn(let y, let other)): x.text == y.text && who == other
        case (.codeWanted(let x), .codeWanted(let y)): x == y
        case (.locked(let x), .locked(let y)): x == y
        case (.wrong, _), (.signedIn, _), (.codeWanted, _), (.locked, _): false
        }
    }
}

extension Office {
    /// Tries a name and a password, and a code where one is asked. What is tried too often is not tried at all; who has no
    /// password is refused in the time it takes to check one.
    package func signIn(_ login: String, password: String, code: String?, from visitor: Visitor) async throws -> SignInOutcome {
        let now = clock.machineNow
        let login = String(login.prefix(100))
        if let until = try glance({ try SignInTries.lockedUntil(login, visitor, at: now, $0) }) {
            try await note(login, .locked, visitor, at: now)
            return .locked(until: until)
        }
        // Nobody has an empty one, so its time tells nothing.
        guard !password.isEmpty else {
            try await note(login, .wrong, visitor, at: now)
            return .wrong
        }
        let (hash, secret) = try glance { db in
            let hash = try String.fetchOne(
                db.cachedStatement(sql: "SELECT hash FROM credential WHERE actor = ?"), arguments: [login])
            let secret = try Data.fetchOne(
                db.cachedStatement(sql: "SELECT bytes FROM second_factor JOIN secret ON name = secret_digest WHERE actor = ?"),
                arguments: [login])
            return (hash.flatMap(PasswordHash.init), secret)
        }
        guard let id = Actor.ID(login), let hash else {
            try await PasswordHash.pretend(password)
            try await note(login, .wrong, visitor, at: now)
            return .wrong
        }
        guard try await hash.matches(password), let actor = try mayEnter(id) else {
            try await note(login, .wrong, visitor, at: now)
            return .wrong
        }
        if let secret {
            guard let code, !code.isEmpty else { return .codeWanted(wasWrong: false) }
            guard try await useCode(code, secret, of: id, at: now) else {
                try await note(login, .wrongCode, visitor, at: now)
                return .codeWanted(wasWrong: true)
            }
        }
        try await note(login, .signedIn, visitor, at: now)
        return .signedIn(try await beginSession(of: id, from: visitor), actor)
    }

    /// Begins a session for somebody whose right to it was shown otherwise: a link just used, a choice among made-up people.
    package func beginSession(of id: Actor.ID, from visitor: Visitor) async throws -> Secret {
        let secret = Secret.new()
        let now = clock.machineNow
        try await commit { db in
            try db.execute(
                sql: "INSERT INTO session (digest, actor, begun_at, used_at, address, program) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    secret.digest, id.text, now.milliseconds, now.milliseconds, visitor.address, visitor.program,
                ])
        }
        return secret
    }

    /// Nobody without a role comes in.
    private func mayEnter(_ id: Actor.ID) throws -> Actor? {
        let actor = try glance { try Actor.load(id, at: clock.now, $0) }
        return actor?.permissions.contains(.readBooks) == true ? actor : nil
    }

    private func useCode(_ code: String, _ secret: Data, of id: Actor.ID, at now: Instant) async throws -> Bool {
        try await commit { db in
            let last = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT step FROM used_code WHERE actor = ?"), arguments: [id.text])
            guard let step = OneTimeCode.match(code, secret, at: now, after: last) else { return false }
            try db.execute(
                sql: "INSERT INTO used_code (actor, step) VALUES (?1, ?2) ON CONFLICT (actor) DO UPDATE SET step = ?2",
                arguments: [id.text, step])
            return true
        }
    }

    private func note(_ login: String, _ outcome: SignInTries.Outcome, _ visitor: Visitor, at now: Instant) async throws {
        try await commit { db in
            try db.execute(
                sql: "INSERT INTO sign_in (login, at, address, outcome) VALUES (?, ?, ?, ?)",
                arguments: [login, now.milliseconds, visitor.address, outcome.rawValue])
        }
    }
}

/// Tries to sign in, as they are kept.
package struct SignInTries: Sendable {
    package enum Outcome: String, Codable, Sendable { case signedIn, wrong, wrongCode, locked }

    package let login: String
    package let at: Instant
    package let address: String
    package let outcome: Outcome

    /// Wrong ones in a row, of the name and from the address.
    static func lockedUntil(_ login: String, _ visitor: Visitor, at now: Instant, _ db: Database) throws -> Instant? {
        func until(_ column: String, _ value: String, _ lockout: Lockout) throws -> Instant? {
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT count(*) AS failures, max(at) AS last FROM sign_in
                        WHERE \(column) = ?1 AND outcome IN ('wrong', 'wrongCode') AND number >
                            ifnull((SELECT max(number) FROM sign_in WHERE \(column) = ?1 AND outcome = 'signedIn'), 0)
                        """), arguments: [value])
            guard let row, let last = row["last"] as Int64? else { return nil }
            return lockout.lockedUntil(failures: row["failures"], lastAt: Instant(milliseconds: last))
        }
        let ends = [try until("login", login, .ofUser), try until("address", visitor.address, .ofAddress)]
        return ends.compactMap { $0 }.filter { $0 > now }.max()
    }
}

extension View {
    /// The latest tries to sign in, for those who look after access.
    package func signInTries(limit: Int = 200) throws -> [SignInTries] {
        try actor.require(.manageAccess)
        return try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM sign_in ORDER BY number DESC LIMIT ?"), arguments: [limit])
            .map { row in
                guard let outcome = SignInTries.Outcome(rawValue: row["outcome"]) else { throw Unreadable("sign_in.outcome") }
                return SignInTries(
                    login: row["login"], at: Instant(milliseconds: row["at"]), address: row["address"], outcome: outcome)
            }
    }
}
