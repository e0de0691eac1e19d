import BackOffice
import Demo
import Foundation

/// The demonstration's books as they stand on 14 September 2026, made once: tests of reports read them.
enum StoryBooks {
    private static let made = Task {
        let folder = NSTemporaryDirectory() + "amico-story-\(UUID().uuidString)"
        _ = try await DemoBooks(endpoints: 12, seed: 7, span: .until(9, 13)).make(in: DataDirectory(folder))
        return DataDirectory(folder)
    }

    static func open() async throws -> Office { try Office.openForReading(try await made.value, clock: .machine) }
}
