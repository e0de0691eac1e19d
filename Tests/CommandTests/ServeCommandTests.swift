import Foundation
import Testing

/// Commands beside a server that has the books: what they do is done by it, what they ask it answers, and it ends when told to.
@Suite struct ServeCommandTests {
    @Test func `what a command does beside a server is done by the server`() async throws {
        let books = try SmallBooks()
        let server = try RunningServe(in: books.folder, data: "books", as: "ann")
        try await server.isReady()

        try books.amico(
            "contacts", "add", "--customer", "RIVERBEND", "--name", "Jo Lake", "--role", "Meter shop", "--email",
            "jo@riverbend.example")
        #expect(try books.amico("contacts", "list").output.contains("Jo Lake"))
        #expect(try books.amico("ask", "customers").output.contains("Riverbend Water"))

        // The file is received by the server, and settled by it.
        let later = SmallBooks.reads.replacing("202409100800", with: "202409110800").replacing(
            "202409110700", with: "202409120700")
        try books.folder.write("later.dat", later)
        let arguments = ["later.dat", "--utility", "RIVERBEND", "--received-at", "2024-09-12T14:00:00Z"]
        #expect(
            try books.amico("reads", "import", arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]).status == 0)
        #expect(try books.amico("reads", "files", "--utility", "RIVERBEND").output.contains("later.dat"))
        try books.folder.write("bad.dat", "MEPMD01,nonsense\n")
        let bad = try books.amico("reads", "import", "bad.dat", "--utility", "RIVERBEND", expecting: 1)
        #expect(bad.errors.contains("bad.dat:1"))

        // What needs the books themselves says so, and does nothing.
        try books.folder.write("more.jsonl", "{}\n")
        let refused = try books.amico("apply", "more.jsonl", expecting: 1)
        #expect(refused.errors.contains("A server has these books open to write"))

        #expect(try server.end() == 0)
        #expect(!books.folder.exists("books/office.sock"))
        try books.amico("verify")
    }

    @Test func `a token acts from elsewhere, within its scope and no further`() async throws {
        let books = try SmallBooks()
        let server = try RunningServe(in: books.folder, data: "books", as: "ann")
        let address = try await server.isReady()
        let none = try books.amico("ask", "customers", "--server", address, expecting: 1)
        #expect(none.errors.contains("--token"))
        let wrong = try books.amico("ask", "customers", "--server", address, "--token", "amico_wrong", expecting: 1)
        #expect(!wrong.errors.isEmpty && !wrong.errors.contains("fault"))
        let elsewhere = try books.amico("customers", "list", "--server", address, "--token", "amico_wrong", expecting: 1)
        #expect(elsewhere.errors.contains("amico ask"))
        let nobody = try books.amico("ask", "customers", "--server", "http://127.0.0.1:9", "--token", "x", expecting: 1)
        #expect(nobody.errors.contains("does not answer"))
        #expect(try server.end() == 0)
        #expect(try books.amico("ask", "customers", expecting: 1).errors.contains("No server"))
    }
}
