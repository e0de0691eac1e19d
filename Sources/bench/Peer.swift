import Foundation
import Glibc

/// A program in Python that does the same work, in an environment of its own with the packages it needs (from PyPI).
struct Peer {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    private let python: String

    /// Makes the environment under the package's build folder when it is not there, and installs what is missing.
    init(packages: [String]) throws {
        let home = FileManager.default.currentDirectoryPath + "/.build/bench-python"
        python = home + "/bin/python"
        if !FileManager.default.isExecutableFile(atPath: python) {
            try Peer.call("/usr/bin/env", ["python3", "-m", "venv", home])
        }
        guard !packages.isEmpty else { return }
        try Peer.call(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"] + packages)
    }

    /// Runs a script with arguments; its standard output, trimmed.
    @discardableResult
    func run(_ script: String, _ arguments: [String]) throws -> String {
        try Peer.call(python, ["-c", script] + arguments)
    }

    /// Starts a script that goes on by itself; answers its process and the first line it says.
    func start(_ script: String, _ arguments: [String]) throws -> (Process, said: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-c", script] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        return (process, said.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Ends what `start` began. It was born with the signals that threads of our pool hold back, and hears of no other one.
    static func end(_ process: Process) {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    @discardableResult
    static func call(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(
                description: "\(program) \(arguments.prefix(2).joined(separator: " ")) ended with \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// Seconds of wall time a piece of work takes.
func timed(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    let spent = ContinuousClock.now - start
    return Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

extension Double {
    /// Two decimals, as bench output shows seconds and ratios.
    var short: String { String(format: "%.2f", self) }
}
