import Foundation

/// Where one set of books lives: everything under one folder.
package struct DataDirectory: Equatable, Sendable {
    package let path: String

    /// Raw files under their SHA-256; a replay shares those of the books it replays.
    package let files: String

    package init(_ path: String, files: String? = nil) {
        self.path = path
        self.files = files ?? path + "/files"
    }

    var ownsFiles: Bool { files == path + "/files" }

    /// The SQLite database. Opened by SQLite alone: closing any other descriptor on it would drop its locks.
    package var books: String { path + "/books.sqlite" }
    /// The read store: a folder for each utility, a SQLite file for each month.
    package var reads: String { path + "/reads" }
    package var lock: String { path + "/office.lock" }
    /// Where a running server listens for commands of this machine.
    package var socket: String { path + "/office.sock" }
    /// What the journal held, told apart from the journal itself.
    package var checkpoints: String { path + "/checkpoints" }
    package var checkpointKey: String { path + "/checkpoints.key" }

    package var holdsBooks: Bool { FileManager.default.fileExists(atPath: books) }
    /// SQLite writes beside the books even to read them.
    var isWritable: Bool {
        FileManager.default.isWritableFile(atPath: path) && FileManager.default.isWritableFile(atPath: books)
    }
}
