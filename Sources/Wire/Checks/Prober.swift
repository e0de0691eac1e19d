import Domain
import Foundation
import Glibc
import Subprocess
import SystemPackage

/// Looks at disks, services and pages. What an operator set up may lie in our own network.
package struct Prober: Sendable {
    private let systemctl: String
    /// Seconds for one look.
    private let patience: Int

    package init(systemctl: String = "/usr/bin/systemctl", patience: Int = 10) {
        self.systemctl = systemctl
        self.patience = patience
    }

    package func measure(_ probe: Probe) async -> Finding {
        switch probe {
        case .disk(let path): Prober.disk(path)
        case .unit(let name): await unit(name)
        case .connect(let host, let port): await connect(host, port)
        case .page(let url, let status, let text):
            switch await page(url, status, text) {
            case .success: .value(Quantity(1))
            case .failure: .value(Quantity(0))
            }
        case .pageTime(let url, let status, let text):
            switch await page(url, status, text) {
            case .success(let milliseconds): .value(Quantity(milliseconds))
            case .failure(let wrong): .problem(wrong.text)
            }
        }
    }

    /// Used over what its users may use, as `df` counts, in thousandths of a percent.
    private static func disk(_ path: String) -> Finding {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return .problem("\(path): \(String(cString: strerror(errno)))") }
        let used = UInt64(status.f_blocks) - min(UInt64(status.f_blocks), UInt64(status.f_bfree))
        let (whole, overflow) = used.addingReportingOverflow(UInt64(status.f_bavail))
        guard !overflow, whole > 0 else { return .problem("\(path) is on no disk that has a size.") }
        let (scaled, tooLarge) = used.multipliedReportingOverflow(by: 100_000)
        return .value(Quantity(thousandths: Int(clamping: tooLarge ? used / max(1, whole / 100_000) : scaled / whole)))
    }

    private func unit(_ name: String) async -> Finding {
        do {
            let status = try await Subprocess.run(
                .path(FilePath(systemctl)), arguments: Arguments(["is-active", "--quiet", "--", name]), output: .discarded
            ).terminationStatus
            // 3 and 4: not active, no such unit; 0: active. Anything else is not about the unit.
            return switch status {
            case .exited(0): .value(Quantity(1))
            case .exited(3), .exited(4): .value(Quantity(0))
            case .exited(let code): .problem("\(systemctl) ended with \(code).")
            case .signaled(let signal): .problem("\(systemctl) was ended by signal \(signal).")
            }
        } catch {
            return .problem("\(systemctl) could not be run: \(error)")
        }
    }

    private func connect(_ host: String, _ port: Int) async -> Finding {
        let addresses = await HostLookup.addresses(of: host)
        for address in addresses {
            if await Connection.isTaken(address, port: port, patience: patience) { return .value(Quantity(1)) }
        }
        return .value(Quantity(0))
    }

    private struct Wrong: Error { let text: String }

    private func page(_ url: String, _ status: Int, _ text: String?) async -> Result<Int, Wrong> {
        guard let target = WebhookTarget(url) else { return .failure(Wrong(text: "\(url) is no address.")) }
        guard let address = await HostLookup.addresses(of: target.host).first else {
            return .failure(Wrong(text: "\(target.host) has no address."))
        }
        do {
            let answer = try await HTTPCall(target: target, address: address, patience: patience, limit: 1_048_576).made()
            guard answer.status == status else { return .failure(Wrong(text: "It answered \(answer.status), not \(status).")) }
            if let text, !String(decoding: answer.body, as: UTF8.self).contains(text) {
                return .failure(Wrong(text: "It answered without \u{201C}\(text)\u{201D}."))
            }
            return .success(answer.milliseconds)
        } catch {
            return .failure(Wrong(text: "No answer: \(error)"))
        }
    }
}

/// Whether something takes a TCP connection.
enum Connection {
    static func isTaken(_ address: NetworkAddress, port: Int, patience: Int) async -> Bool {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: tryIt(address, port, patience)) }
        }
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
