import Domain

/// Why the books could not be opened, or not be written.
package enum OfficeRefusal: Refusal, Equatable {
    case noBooks(String)
    case booksExist(String)
    case noAccess(String)
    case locked(by: String, waited: Int)
    case newerBooks(String)
    case olderBooks(String)
    case openedForReading
    case inTheFuture(Instant)
    case recordedLater(String, than: Instant)
    /// Its name, such as `U+001B`.
    case holdsControl(String)

    package var message: String {
        switch self {
        case .noBooks(let path):
            "There are no books in \(path). Make some with `amico init` or `amico demo`, or name their folder (--data, AMICO_DATA)."
        case .booksExist(let path): "There are books in \(path) already; they are left as they are. Name another folder (--data)."
        case .noAccess(let path):
            "The books in \(path) may not be written by this login; SQLite needs that for reading too. Ask for write access to the folder."
        case .locked(let holder, let waited):
            "The books are being written by \(holder.isEmpty ? "another command" : holder); waited \(waited) s. Try again when it has ended."
        case .newerBooks(let path):
            "The books in \(path) were written by a newer amico than this one. Use that one: going back would lose what it knows."
        case .olderBooks(let path):
            "The books in \(path) are of an earlier amico. Any writing command, such as `amico jobs run`, brings them forward."
        case .openedForReading:
            "A server has these books open to write, and this command needs them itself. Do it on the server's pages, or stop it first."
        case .recordedLater(let what, let instant):
            "The books hold \(what) recorded after \(instant). Take history over in the order it was recorded."
        case .holdsControl(let name):
            "A text holds the control character \(name), which cannot be kept. Take it out; nothing was changed."
        case .inTheFuture(let instant): "\(instant) is still to come. History is taken over up to now, not beyond."
        }
    }
}
