import Foundation
import Testing

/// Making books, taking history over, checking them, and who may act.
@Suite struct BooksCommandTests {
    @Test func `books are made once, and the login name or the one given is their administrator`() throws {
        let folder = try TestFolder()
        let made = try folder.amico("--data", "here", "init", "--as", "ann", "--json").json()
        #expect(made["administrator"] == "ann")
        let again = try folder.amico("init", "--data", "here", "--as", "ann", expecting: 1)
        #expect(again.output.isEmpty)
        #expect(again.errors.contains("books in here already"))
        let actors = try folder.amico("actors", "list", "--data", "here", "--as", "ann", "--json").json()
        #expect(actors[0]["actor"] == "ann")
        #expect(actors[0]["roles"] == ["administrator"])
    }

    @Test func `the folder of the books is named by an option, else by the environment, else it is here`() throws {
        let folder = try TestFolder()
        try folder.amico("init", "--as", "ann", environment: ["AMICO_DATA": "from-environment"])
        #expect(folder.exists("from-environment/books.sqlite"))
        try folder.amico("init", "--as", "ann", "--data", "from-option", environment: ["AMICO_DATA": "elsewhere"])
        #expect(folder.exists("from-option/books.sqlite"))
        try folder.amico("init", "--as", "ann")
        #expect(folder.exists("amico-data/books.sqlite"))
    }

    @Test(arguments: [
        ["customers", "list"], ["verify"], ["reads", "rate", "--utility", "X", "--month", "2024-09"], ["jobs", "run"],
        ["report", "quarterly-status", "--customer", "X", "--quarter", "2024Q3", "--out", "x.xlsx"],
    ])
    func `a command on books that do not exist says how to make them`(arguments: [String]) throws {
        let folder = try TestFolder()
        let run = try CommandLineRun.amico(arguments + ["--data", "nowhere", "--json"], in: folder.url)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("amico init"))
        #expect(run.errors.contains("amico demo"))
        #expect(!folder.exists("nowhere"))
    }

    @Test func `an actor the books do not know is refused, with those they know`() throws {
        let books = try SmallBooks()
        let run = try books.amico("customers", "list", as: "mallory", expecting: 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("mallory"))
        #expect(run.errors.contains("ann"))
        #expect(run.errors.contains("lee"))
    }

    @Test func `an actor without the permission is refused`() throws {
        let books = try SmallBooks()
        let run = try books.amico(
            "outages", "record", "--customer", "RIVERBEND", "--application", "headend", "--from", "2024-09-10T09:00:00-07:00",
            as: "lee", expecting: 1)
        #expect(run.errors.contains("lee may not record outages"))
    }

    @Test func `the customers have exactly their four keys`() throws {
        let books = try SmallBooks()
        #expect(
            try books.amico("customers", "list", "--json").json() == [
                ["code": "RIVERBEND", "name": "Riverbend Water", "tier": "Gold", "zone": "America/Los_Angeles"]
            ])
        #expect(try books.amico("customers", "list").output.contains("Riverbend Water"))
    }

    @Test func `books just made are whole`() throws {
        let books = try SmallBooks()
        let found = try books.amico("verify", "--json").json()
        #expect(found["problems"] == [])
        #expect(try books.amico("verify").output.contains("The books are whole."))
    }

    @Test func `a journal replayed makes the same books, and leaves nothing behind`() throws {
        let books = try SmallBooks()
        #expect(try books.amico("verify", "--replay").output.contains("Replayed, the journal makes the same ones."))
        #expect(try books.amico("verify", "--replay", "--json").json()["replayed"] == true)
        #expect(try books.amico("verify", "--json").json()["replayed"] == nil)
    }

    @Test func `apply stops at the first refusal, names its line, and keeps what came before`() throws {
        let folder = try TestFolder()
        try folder.amico("init", "--data", "books", "--as", "ann", "--at", "2024-06-01T15:00:00Z")
        let lines = [SmallBooks.history[0], "", SmallBooks.history[0], SmallBooks.history[4]]
        try folder.write("history.jsonl", lines.joined(separator: "\n"))
        let run = try folder.amico("apply", "history.jsonl", "--data", "books", "--as", "ann", "--json", expecting: 1)
        #expect(run.errors.hasPrefix("history.jsonl:3: "))
        let applied = try JSONDecoder().decode(JSON.self, from: Data(run.output.utf8))
        #expect(applied["line"] == 1)
        #expect(applied["action"] == "RegisterCustomer")
        #expect(try folder.amico("customers", "list", "--data", "books", "--as", "ann", "--json").json().count == 1)
        #expect(try folder.amico("actors", "list", "--data", "books", "--as", "ann", "--json").json().count == 1)
    }

    @Test func `apply of all or nothing leaves nothing of a file with a refused line`() throws {
        let folder = try TestFolder()
        try folder.amico("init", "--data", "books", "--as", "ann", "--at", "2024-06-01T15:00:00Z")
        try folder.write("history.jsonl", [SmallBooks.history[0], SmallBooks.history[0]].joined(separator: "\n"))
        let run = try folder.amico("apply", "history.jsonl", "--all-or-nothing", "--data", "books", "--as", "ann", expecting: 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("history.jsonl:2: "))
        #expect(try folder.amico("customers", "list", "--data", "books", "--as", "ann", "--json").json() == [])
    }

    @Test(arguments: [
        "not json", #"{"action":"NoSuchAction","fields":{}}"#, #"{"action":"RegisterCustomer"}"#, "[]",
        #"{"action":"RegisterCustomer","at":"2024-06-01","fields":{}}"#,
    ])
    func `a line that is no action is refused by its number`(line: String) throws {
        let folder = try TestFolder()
        try folder.amico("init", "--data", "books", "--as", "ann", "--at", "2024-06-01T15:00:00Z")
        try folder.write("bad.jsonl", line + "\n")
        let run = try folder.amico("apply", "bad.jsonl", "--data", "books", "--as", "ann", expecting: 1)
        #expect(run.errors.hasPrefix("bad.jsonl:1: "))
    }

    @Test func `every action is listed with its permission, its fields and a line that apply reads`() throws {
        let folder = try TestFolder()
        let actions = try folder.amico("actions", "--json").json()
        #expect(actions.count > 20)
        for action in actions.items {
            #expect(action.keys == ["action", "example", "fields", "permission"])
            guard case .text(let example) = action["example"] else {
                Issue.record("no example of \(action["action"])")
                continue
            }
            let line = try JSONDecoder().decode(JSON.self, from: Data(example.utf8))
            #expect(line["action"] == action["action"])
            #expect(line["fields"].count == action["fields"].count)
        }
        #expect(try folder.amico("actions").output.contains("RecordOutage"))
        try folder.amico("actions", "NoSuchAction", expecting: 1)
    }
}
