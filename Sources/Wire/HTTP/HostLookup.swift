import Domain
import Foundation
import Glibc

/// What a host's name means to this machine, by its own name service.
enum HostLookup {
    /// Seconds a name is looked for.
    private static let patience = 20

    /// Every address, in the order the name service prefers; empty where it knows none. Digits in whatever form mean what the
    /// machine takes them for.
    static func addresses(of host: String) async -> [NetworkAddress] {
        await Patience.wait(patience, blocking: { look(host) }) ?? []
    }

    private static func look(_ host: String) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var found: [NetworkAddress] = []
        var next = first
        while let entry = next?.pointee {
            if let address = NetworkAddress(entry), !found.contains(address) { found.append(address) }
            next = entry.ai_next
        }
        return found
    }
}

extension NetworkAddress {
    fileprivate init?(_ entry: addrinfo) {
        guard let address = entry.ai_addr else { return nil }
        switch entry.ai_family {
        case AF_INET:
            self.init(
                address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    Swift.withUnsafeBytes(of: $0.pointee.sin_addr, Array.init)
                })
        case AF_INET6:
            self.init(
                address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                    Swift.withUnsafeBytes(of: $0.pointee.sin6_addr, Array.init)
                })
        default: return nil
        }
    }

    /// In digits: `192.0.2.1`, `2001:db8:0:0:0:0:0:1`.
    var text: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: bytes.count - 1, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
            .joined(separator: ":")
    }
}
