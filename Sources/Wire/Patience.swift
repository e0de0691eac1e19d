import Foundation
import Synchronization

/// How long something of the outside is waited for.
package enum Patience {
    /// What the work gives within so many seconds; nil when they are over, and the work is then cancelled.
    package static func wait<Value: Sendable>(
        _ seconds: Int, for work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    /// What a call gives that blocks its thread; nil when so many seconds are over. The call cannot be cancelled: it is left to
    /// end by itself, as a disk of the network that has gone away lets nobody go.
    package static func wait<Value: Sendable>(_ seconds: Int, blocking call: @escaping @Sendable () -> Value) async -> Value? {
        await withCheckedContinuation { continuation in
            let answer = FirstAnswer(continuation)
            Thread.detachNewThread { answer.give(call()) }
            DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) { answer.give(nil) }
        }
    }
}

/// The first answer counts.
private final class FirstAnswer<Value: Sendable>: Sendable {
    private let waiting: Mutex<CheckedContinuation<Value?, Never>?>

    init(_ continuation: CheckedContinuation<Value?, Never>) { waiting = Mutex(continuation) }

    func give(_ value: Value?) {
        let continuation = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        continuation?.resume(returning: value)
    }
}
