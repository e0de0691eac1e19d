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
        case .disk(let path): await disk(path)
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

    private func disk(_ path: String) async -> Finding {
        await Patience.wait(patience, blocking: { Prober.use(of: path) }) ?? .problem("\(path) did not answer in \(patience) s.")
    }

    /// Used over what its users may use, as `df` counts, in thousandths of a percent.
    private static func use(of path: String) -> Finding {
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
            let program = FilePath(systemctl)
            let status = try await Patience.wait(patience) {
                try await Subprocess.run(
                    .path(program), arguments: Arguments(["is-active", "--quiet", "--", name]),
                    platformOptions: .endedWhenCancelled, output: .discarded
                ).terminationStatus
            }
            // 3 and 4: not active, no such unit; 0: active. Anything else is not about the unit.
            return switch status {
            case .exited(0): .value(Quantity(1))
            case .exited(3), .exited(4): .value(Quantity(0))
            case .exited(let code): .problem("\(systemctl) ended with \(code).")
            case .signaled(let signal): .problem("\(systemctl) was ended by signal \(signal).")
            case nil: .problem("\(systemctl) took longer than \(patience) s.")
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
        let addresses = await HostLookup.addresses(of: target.host)
        guard let address = await Connection.best(of: addresses, port: target.port) else {
            return .failure(Wrong(text: "\(target.host) has no address."))
        }
        do {
            let call = HTTPCall(target: target, address: address, patience: patience, limit: 1_048_576)
            guard let answer = try await call.made() else { return .failure(Wrong(text: "No answer within \(patience) s.")) }
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
