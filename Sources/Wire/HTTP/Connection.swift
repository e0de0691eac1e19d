import Domain
import Glibc

/// Whether something takes a TCP connection.
enum Connection {
    static func isTaken(_ address: NetworkAddress, port: Int, patience: Int) async -> Bool {
        await Patience.wait(patience + 1, blocking: { tryIt(address, port, patience) }) ?? false
    }

    /// Of several addresses of one name, the first that takes a connection, else the first: a name may mean one of version 6
    /// where only version 4 is served.
    static func best(of addresses: [NetworkAddress], port: Int) async -> NetworkAddress? {
        guard addresses.count > 1 else { return addresses.first }
        for address in addresses.prefix(8) {
            if await isTaken(address, port: port, patience: 5) { return address }
        }
        return addresses.first
    }

    private static func tryIt(_ address: NetworkAddress, _ port: Int, _ patience: Int) -> Bool {
        let isOld = address.bytes.count == 4
        let socket = Glibc.socket(
            isOld ? AF_INET : AF_INET6,
            Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return false }
        defer { close(socket) }
        let begun = isOld ? begin4(socket, address, port) : begin6(socket, address, port)
        guard begun == 0 || errno == EINPROGRESS else { return false }
        var waiting = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
        guard poll(&waiting, 1, Int32(clamping: patience * 1_000)) == 1 else { return false }
        var problem: CInt = 0
        var size = socklen_t(MemoryLayout<CInt>.size)
        return getsockopt(socket, SOL_SOCKET, SO_ERROR, &problem, &size) == 0 && problem == 0
    }

    private static func begin4(_ socket: CInt, _ address: NetworkAddress, _ port: Int) -> CInt {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = in_port_t(clamping: port).bigEndian
        withUnsafeMutableBytes(of: &name.sin_addr) { $0.copyBytes(from: address.bytes) }
        return withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static func begin6(_ socket: CInt, _ address: NetworkAddress, _ port: Int) -> CInt {
        var name = sockaddr_in6()
        name.sin6_family = sa_family_t(AF_INET6)
        name.sin6_port = in_port_t(clamping: port).bigEndian
        withUnsafeMutableBytes(of: &name.sin6_addr) { $0.copyBytes(from: address.bytes) }
        return withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
            }
        }
    }
}
