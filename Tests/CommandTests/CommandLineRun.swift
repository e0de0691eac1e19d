import Foundation
import Testing

/// One run of the built `amico`, as a user or a script starts it.
struct CommandLineRun {
    let status: Int32
    let output: String
    let errors: String

    /// The answer of a command that was given --json.
    func json(_ location: SourceLocation = #_sourceLocation) throws -> JSON {
        #expect(output.hasSuffix("\n"), "JSON ends with a line feed", sourceLocation: location)
        return try JSONDecoder().decode(JSON.self, from: Data(output.utf8))
    }

    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// The executable stands beside the test bundle.
    static let executable: URL = {
        if let path = ProcessInfo.processInfo.environment["AMICO_BINARY"] { return URL(filePath: path) }
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: "amico")
    }()

    /// Runs in `folder` with a bare environment: what the machine of the tests has set changes nothing.
    static func amico(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws -> CommandLineRun {
        let streams = ["out", "err"].map { folder.appending(path: ".\(UUID().uuidString).\($0)") }
        for stream in streams { _ = FileManager.default.createFile(atPath: stream.path, contents: nil) }
        defer { for stream in streams { try? FileManager.default.removeItem(at: stream) } }

        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "COLUMNS": "120"].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let handles = try streams.map { try FileHandle(forWritingTo: $0) }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        try process.run()
        process.waitUntilExit()
        for handle in handles { try handle.close() }
        let texts = try streams.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        #expect(process.terminationReason == .exit, "amico \(arguments.joined(separator: " ")) was killed by a signal")
        return CommandLineRun(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }
}

/// A folder of its own for one test, removed with it.
final class TestFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "amico-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Runs `amico` in the folder; fails the test when the status is another than expected.
    @discardableResult
    func amico(
        _ arguments: String..., expecting status: Int32 = 0, environment: [String: String] = [:],
        location: SourceLocation = #_sourceLocation
    ) throws -> CommandLineRun {
        let run = try CommandLineRun.amico(arguments, in: url, environment: environment)
        #expect(run.status == status, "amico \(arguments.joined(separator: " "))\n\(run.errors)", sourceLocation: location)
        return run
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return name
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url.appending(path: name).path) }
}
