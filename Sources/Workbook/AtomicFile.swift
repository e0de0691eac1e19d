import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A file that is there whole or not at all: written beside its place, made durable, then renamed.
package enum AtomicFile {
    /// Text in UTF-8.
    package static func write(_ text: String, to path: String) throws {
        try write(to: path) { try Data(text.utf8).write(to: URL(filePath: $0)) }
    }

    /// `write` is given the path to write to. Refuses a folder that does not take it; leaves nothing behind on a failure.
    static func write(to path: String, _ write: (String) throws -> Void) throws {
        let folder = (path as NSString).deletingLastPathComponent
        let name = (path as NSString).lastPathComponent
        let place = folder.isEmpty ? "." : folder
        let beside = "\(place)/.\(name).\(getpid()).partial"
        defer { unlink(beside) }
        guard access(place, W_OK) == 0 else {
            throw WorkbookFault.notWritable(path: path, reason: String(cString: strerror(errno)))
        }
        try write(beside)
        try sync(beside, of: path)
        guard rename(beside, path) == 0 else {
            throw WorkbookFault.notWritable(path: path, reason: String(cString: strerror(errno)))
        }
        try sync(place, of: path)
    }

    private static func sync(_ file: String, of path: String) throws {
        let descriptor = open(file, O_RDONLY)
        guard descriptor >= 0 else { throw WorkbookFault.notWritable(path: path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw WorkbookFault.notWritable(path: path, reason: String(cString: strerror(errno)))
        }
    }
}
