import Foundation

/// Timed runs beside a peer measured in the same run: `swift run -c release bench NAME`.
@main
enum Bench {
    private static let runs: [String: @Sendable () throws -> Void] = [
        "xlsx": { try XLSXBench.run() }
    ]

    static func main() {
        let wanted = Array(CommandLine.arguments.dropFirst())
        guard !wanted.isEmpty, wanted.allSatisfy({ runs[$0] != nil }) else {
            print("usage: bench NAME...\nnames: \(runs.keys.sorted().joined(separator: ", "))")
            exit(2)
        }
        do {
            for name in wanted { try runs[name]?() }
        } catch {
            print("bench: \(error)")
            exit(1)
        }
    }
}
