import Glibc
import Metering

/// A look at a file somebody named, before it is opened.
package enum PlainFile {
    /// Its bytes. Refusals: what is not there, no plain file, or empty - before anything is read, so that a pipe holds nobody up.
    package static func size(of path: String, expecting what: String) throws(BadReadFile) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw refusal("expected \(what), found \(String(cString: strerror(errno)).lowercased())")
        }
        let other: String? =
            switch status.st_mode & S_IFMT {
            case S_IFREG: status.st_size > 0 ? nil : "an empty file"
            case S_IFDIR: "a directory"
            case S_IFCHR, S_IFBLK: "a device"
            case S_IFIFO: "a pipe"
            default: "something else"
            }
        if let other { throw refusal("expected \(what), found \(other)") }
        return Int(status.st_size)
    }

    private static func refusal(_ problem: String) -> BadReadFile {
        BadReadFile(rejected: [RejectedLine(line: 1, problem: problem)])
    }
}
