import BackOffice
import Foundation

/// `amico serve` as a process of its own, over books that are there.
final class WebServerProcess {
    private let process = Process()
    let port: Int
    /// From its start to the first answer that it is ready.
    let secondsToReady: Double

    init(_ directory: DataDirectory) throws {
        let here = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let amico = here.appendingPathComponent("amico")
        guard FileManager.default.isExecutableFile(atPath: amico.path) else {
            throw Peer.Failed(description: "there is no \(amico.path); build it first: swift build -c release --product amico")
        }
        process.executableURL = amico
        process.arguments = ["serve", "--data", directory.path, "--port", "0"]
        let (said, told) = (Pipe(), FileHandle(forWritingAtPath: "/dev/null"))
        process.standardOutput = said
        process.standardError = told
        let begun = ContinuousClock.now
        try process.run()
        let line = String(decoding: said.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = line.split(separator: ":").last.flatMap({ Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }),
            let client = WebClient(port: port), try client.get("/health/ready").status == 200
        else { throw Peer.Failed(description: "amico serve did not come up: \(line)") }
        self.port = port
        secondsToReady = (ContinuousClock.now - begun) / .seconds(1)
    }

    /// Of memory held by it, in mebibytes.
    var residentMiB: Double {
        let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1_024
    }

    /// Signed in as whom one likes, as demonstrations let one: the session's cookie.
    func signIn(as person: String) throws -> String {
        let answer = try WebClient(port: port)?.post("/sign-in/as", "person=\(person)")
        guard let cookie = answer?.header("set-cookie")?.split(separator: ";").first else {
            throw Peer.Failed(description: "nobody is let in: \(answer?.head ?? "no answer")")
        }
        return String(cookie)
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
