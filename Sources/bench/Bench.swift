import Foundation

/// Timed runs beside a peer measured in the same run: `swift run -c release bench NAME`.
@main
enum Bench {
    private static let runs: [String: @Sendable () async throws -> Void] = [
        "import": { try await ImportBench.run() }, "import-large": { try await ImportBench.runLarge() },
        "rate": { try await RateBench.run() }, "billing": { try await BillingBench.run() }, "xlsx": { try XLSXBench.run() },
        "desk": { try await DeskBench.run() }, "web": { try await WebBench.run(.whole) },
        "web-small": { try await WebBench.run(.small) },
    ]

    static func main() async {
        let wanted = Array(CommandLine.arguments.dropFirst())
        if wanted.first == "import-child" { return await end { try await ImportBench.runChild(Array(wanted.dropFirst())) } }
        if wanted.first == "web-load" { return await end { try WebLoad.run(Array(wanted.dropFirst())) } }
        // To look again without filling again: `bench web-in FOLDER`; `bench web-in FOLDER 25 20000` fills it with fewer.
        if wanted.first == "web-in", let folder = wanted.dropFirst().first {
            let counts = wanted.dropFirst(2).compactMap { Int($0) }
            let size = counts.count == 2 ? WebBooks.Size(customers: counts[0], requests: counts[1], endpoints: 120) : .whole
            return await end { try await WebBench.run(size, in: folder) }
        }
        guard !wanted.isEmpty, wanted.allSatisfy({ runs[$0] != nil }) else {
            print("usage: bench NAME...\nnames: \(runs.keys.sorted().joined(separator: ", "))")
            exit(2)
        }
        await end { for name in wanted { try await runs[name]?() } }
    }

    private static func end(_ work: @Sendable () async throws -> Void) async {
        do {
            try await work()
        } catch {
            print("bench: \(error)")
            exit(1)
        }
    }
}
