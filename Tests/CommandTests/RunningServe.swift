import Foundation
import Testing

/// `amico serve` over a test's books, on a free port.
final class RunningServe: Sendable {
    private let process: Process
    private let said: FileHandle

    init(in folder: TestFolder, data: String, as user: String) throws {
        process = Process()
        let pipe = Pipe()
        process.executableURL = CommandLineRun.executable
        process.arguments = ["serve", "--data", data, "--as", user, "--port", "0", "--json"]
        process.currentDirectoryURL = folder.url
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.url.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        said = pipe.fileHandleForReading
        try process.run()
    }

    /// The address it says it is at.
    @discardableResult
    func isReady() async throws -> String {
        let said = self.said
        let line = try await withCheckedThrowingContinuation { (waiting: CheckedContinuation<Data, any Error>) in
            Thread.detachNewThread {
                var line = Data()
                while let byte = try? said.read(upToCount: 1), !byte.isEmpty, byte != Data([10]) { line += byte }
                waiting.resume(returning: line)
            }
        }
        struct Said: Decodable { let address: String }
        return try JSONDecoder().decode(Said.self, from: line).address
    }

    /// Told to end, as a service manager does; its status.
    func end() throws -> Int32 {
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        return process.terminationStatus
    }

    deinit { if process.isRunning { process.terminate() } }
}
