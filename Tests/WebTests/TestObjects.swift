import Domain
import Foundation
import GRDB
import HTTPTypes
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// What stands for the braces of a route's path: one's own, another utility's, or nobody's.
enum TestObjects {
    /// CEDAR's, which every test's books hold.
    static let own = ["request": "SR-000001", "customer": "CEDAR", "utility": "CEDAR"]
    /// Nobody's.
    static let missing = [
        "request": "SR-999999", "customer": "NOWHERE", "utility": "NOWHERE", "work": "SOW-999999", "invoice": "INV-999999",
        "order": "CO-999999", "engagement": "ENG-999999", "notice": "NOT-999999", "contact": "CON-999999",
        "exclusion": "EX-999999", "outage": "OUT-999999", "backup": "BK-999999", "change": "CR-999999", "alarm": "AL-999999",
        "agreement": "CSA-999999", "month": "2026-09", "day": "2026-09-14", "period": "2026Q3", "commitment": "interval-t1",
    ]

    /// The address of a route over these objects; what they do not name is nothing.
    static func path(_ pattern: String, _ objects: [String: String]) -> String {
        pattern.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.hasPrefix("{") ? objects[String(part.dropFirst().dropLast())] ?? "none-999999" : String(part)
        }.joined(separator: "/")
    }
}

extension TestServer {
    /// A token that may do all its person may.
    func token(of name: String) async throws -> String {
        let actor = try office.actor(name)
        let secret = Secret.new("amico_")
        try await office.perform(
            IssueToken(
                actor: actor.id, name: "test", digest: secret.digest, scopes: Array(actor.permissions),
                expiresOn: Zone.pacific.day(of: office.clock.now) + 30), as: actor)
        return secret.text
    }
}

extension TestVisitor {
    /// Calls a route as what it is: a page, a form with nothing in it, a call of the API.
    func call(_ route: Route, _ path: String, bearer: String?) async throws -> Got {
        if route.isOfAPI {
            let headers = (bearer.map { [("Authorization", "Bearer \($0)")] } ?? []) + [("Content-Type", "application/json")]
            return try await send(
                HTTPMethod(rawValue: route.method.rawValue), path, body: route.method == .get ? nil : "{}", headers)
        }
        return route.method == .get ? try await get(path) : try await post(path)
    }
}

extension TestVisitor.Got {
    /// The text, or what stands in the workbook.
    func words() throws -> String {
        let type = headers.first(name: "Content-Type") ?? ""
        // A calendar breaks its lines.
        if type.hasPrefix("text/calendar") { return text.replacing("\r\n ", with: "") }
        guard type.contains("spreadsheetml") else { return text }
        let path = NSTemporaryDirectory() + "amico-\(UUID().uuidString).xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try bytes.write(to: URL(filePath: path))
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            "-c",
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); [sys.stdout.buffer.write(z.read(n)) for n in z.namelist()]",
            path,
        ]
        process.standardOutput = output
        try process.run()
        let words = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: words, as: UTF8.self)
    }
}

extension TestServer {
    /// The mails to addresses of a house, as they wait or have gone.
    func mails(to house: String) throws -> [String] {
        try office.reader.read { db in
            try String.fetchAll(db, sql: "SELECT words FROM mail WHERE recipient LIKE ?", arguments: ["%@" + house])
        }
    }
}
