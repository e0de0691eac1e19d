import Glibc

/// From where a change came: the door, and whose session on which machine.
package struct Origin: Equatable, Sendable, CustomStringConvertible {
    package let door: String
    package let user: String
    package let host: String

    package init(door: String, user: String, host: String) {
        self.door = door
        self.user = user
        self.host = host
    }

    package var description: String { "\(door), \(user)@\(host)" }

    /// A command typed by whoever is signed in on this machine.
    package static var commandLine: Origin {
        Origin(door: "command line", user: loginName, host: hostName)
    }

    /// The login name of the process's user, by its user id; `uid-N` where the machine has no name for it.
    package static var loginName: String {
        guard let entry = getpwuid(geteuid()) else { return "uid-\(geteuid())" }
        return String(cString: entry.pointee.pw_name)
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
