/// A stored value that does not read back; a fault.
struct Unreadable: Error, CustomStringConvertible {
    let column: String

    init(_ column: String) { self.column = column }

    var description: String { "The books hold a value in \(column) that does not read back. Run `amico verify`." }
}
