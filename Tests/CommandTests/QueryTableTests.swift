import Foundation
import Testing

/// What commands answer, the API answers: `Expected/queries.txt` says which query is which command's, and is kept by hand.
@Suite struct QueryTableTests {
    private enum Answer: Equatable {
        /// A query and its fields, which answers the same.
        case same([String])
        /// A query, which answers something else of the same: a file.
        case there(String)
        case none(why: String)
    }

    private struct Row {
        /// With its arguments, as it is typed.
        let command: [String]
        let answer: Answer
    }

    private static func rows() throws -> [Row] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Expected/queries.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return try lines.map { line in
            func parts(_ sign: String) -> (String, String)? {
                let parts = line.components(separatedBy: sign)
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }
            func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
            if let (command, query) = parts(" => ") { return Row(command: words(command), answer: .same(words(query))) }
            if let (command, query) = parts(" -> ") { return Row(command: words(command), answer: .there(query)) }
            let (command, why) = try #require(parts(" : "), "\(line)")
            return Row(command: words(command), answer: .none(why: why))
        }
    }

    /// Every command there is, as the parser tells.
    private static func commands() throws -> Set<String> {
        let help = try TestFolder().amico("--experimental-dump-help").json()
        var found: Set<String> = []
        func walk(_ command: JSON, _ path: [String]) throws {
            let below = command["subcommands"].items.filter { $0["commandName"] != "help" }
            if below.isEmpty { found.insert(path.joined(separator: " ")) }
            for one in below {
                guard case .text(let name) = one["commandName"] else { continue }
                try walk(one, path + [name])
            }
        }
        try walk(help["command"], [])
        return found
    }

    @Test func `every command has a row, and every row a command`() throws {
        let commands = try Self.commands()
        #expect(commands.count > 200)
        var rows: Set<String> = []
        for row in try Self.rows() {
            let named = (1...3).map { row.command.prefix($0).joined(separator: " ") }.last(where: commands.contains)
            rows.insert(try #require(named, "no such command: \(row.command.joined(separator: " "))"))
        }
        #expect(commands.subtracting(rows).isEmpty, "without a row: \(commands.subtracting(rows).sorted())")
    }

    @Test func `the API answers what the command answers`() async throws {
        let folder = try DemoFolder.copy()
        for facts in [
            ["webhook", "add", "https://hooks.example/amico", "--kind", "OpenRequest"],
            ["alarm", "tell", "oncall@provider.example", "--severity", "critical"],
            ["monitor", "check", "add", "MON-000001", "--disk", "/var/lib"],
            ["mail", "address", "support@provider.example", "--tagged"],
            ["request", "reply", "SR-000012", "--text", "We are on the water."],
        ] { #expect(try CommandLineRun.amico(facts + ["--data", "demo"], in: folder.url).status == 0, "\(facts)") }
        let server = try RunningServe(in: folder, data: "demo", as: "demo")
        try await server.isReady()
        let paths = try folder.amico("ask", "openapi.json", "--data", "demo").json()["paths"].keys
            .map { $0.split(separator: "/").dropFirst(2).map(String.init) }
        func isThere(_ path: String) -> Bool {
            let parts = path.split(separator: "/").map(String.init)
            return paths.contains { pattern in
                pattern.count == parts.count && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
            }
        }
        for row in try Self.rows() {
            switch row.answer {
            case .none: continue
            case .there(let path): #expect(isThere(path), "the API has no \(path)")
            case .same(let query):
                #expect(isThere(query[0]), "the API has no \(query[0])")
                // The server works meanwhile: what it did between the two is in both of the second time.
                let isSame =
                    try Self.isSame(row.command, query, in: folder) || Self.isSame(row.command, query, in: folder)
                #expect(isSame, "\(row.command.joined(separator: " ")) and \(query.joined(separator: " ")) differ")
            }
        }
        #expect(try server.end() == 0)
    }

    /// Runs both. A list comes from the API in pages, here in one.
    private static func isSame(_ command: [String], _ query: [String], in folder: TestFolder) throws -> Bool {
        let asked = try CommandLineRun.amico(["ask"] + query + ["--data", "demo"], in: folder.url)
        #expect(asked.status == 0, "\(query): \(asked.errors)")
        var answer = try asked.json()
        if answer.keys.contains("items"), answer["next"] != .null || answer["more"] == true {
            answer = try CommandLineRun.amico(["ask"] + query + ["limit=1000", "--data", "demo"], in: folder.url).json()
        }
        let told = try CommandLineRun.amico(command + ["--json", "--data", "demo"], in: folder.url)
        #expect(told.status == 0, "\(command): \(told.errors)")
        return try told.json() == (answer.keys.contains("items") ? answer["items"] : answer)
    }
}
