import Foundation
import Glibc
import Testing

@testable import BackOffice

@Suite struct FileStoreTests {
    private func folder() throws -> String {
        let path = TestBooks.temporaryPath()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func `a file is kept under its SHA-256`(contents: String, digest: String) throws {
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(contents.utf8).write(to: URL(fileURLWithPath: path + "/in"))
        let store = FileStore(root: path + "/files")
        #expect(!store.has(digest))
        #expect(try store.put(path + "/in") == digest)
        #expect(try store.put(path + "/in") == digest)
        #expect(store.has(digest))
        let place = try #require(store.path(of: digest))
        #expect(place.hasSuffix("/\(digest.prefix(2))/\(digest.dropFirst(2))"))
        #expect(try String(contentsOfFile: place, encoding: .utf8) == contents)
        var status = stat()
        #expect(stat(place, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o400)
    }

    @Test func `a file longer than the buffer is copied whole`() throws {
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = Data((0..<(3 << 20 | 17)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
        try bytes.write(to: URL(fileURLWithPath: path + "/in"))
        let store = FileStore(root: path + "/files")
        let place = try #require(store.path(of: store.put(path + "/in")))
        #expect(try Data(contentsOf: URL(fileURLWithPath: place)) == bytes)
    }

    @Test(arguments: ["/no/such/file", "/tmp", "/dev/null"])
    func `what is no plain file is not taken, and nothing is left behind`(source: String) throws {
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = FileStore(root: path + "/files")
        #expect(throws: FileFault.self) { try store.put(source) }
        #expect((try? FileManager.default.contentsOfDirectory(atPath: path + "/files")) ?? [] == [])
    }

    @Test(arguments: ["", "ba78", "../../etc/passwd", String(repeating: "g", count: 64), String(repeating: "A", count: 64)])
    func `what is no digest has no place`(text: String) {
        #expect(FileStore(root: "/tmp").path(of: text) == nil)
        #expect(!FileStore(root: "/tmp").has(text))
    }

    @Test func `what an interrupted put left is swept when the books are opened`() async throws {
        let books = try await TestBooks.make()
        books.close()
        try FileManager.default.createDirectory(atPath: books.directory.files, withIntermediateDirectories: true)
        try Data("half".utf8).write(to: URL(fileURLWithPath: books.directory.files + "/.intake-1-2"))
        let office = try Office.open(books.directory, clock: .machine, waiting: 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: office.directory.files) == [])
    }
}
