import BackOffice
import Domain
import Foundation
import Synchronization

/// Work that takes longer than an answer may: it goes on when its page is left, and what came of it waits for an hour.
package final class LongWork: Sendable {
    package enum Standing: Sendable {
        case running(since: Instant)
        case done(name: String, type: String, Data)
        case refused(String)
    }

    private struct Kept {
        let owner: Actor.ID
        let title: String
        var standing: Standing
        var at: Instant
    }

    private let kept = Mutex<[String: Kept]>([:])

    /// Begins it and answers its number, which nobody guesses.
    package func begin(
        _ title: String, of owner: Actor, _ work: @escaping @Sendable () async throws -> (name: String, type: String, bytes: Data)
    ) -> String {
        let id = Secret.new().text
        let now = Clock.machine.now
        kept.withLock { kept in
            kept = kept.filter { $0.value.at + 3_600 > now }
            kept[id] = Kept(owner: owner.id, title: title, standing: .running(since: now), at: now)
        }
        Task.detached(executorPreference: ReadingThreads.reports) {
            let standing: Standing
            do {
                let made = try await work()
                standing = .done(name: made.name, type: made.type, made.bytes)
            } catch {
                standing = .refused(Failure(error).message)
            }
            self.kept.withLock { kept in
                kept[id]?.standing = standing
                kept[id]?.at = Clock.machine.now
            }
        }
        return id
    }

    /// All of one's own, the latest first.
    package func all(of actor: Actor) -> [(id: String, title: String, standing: Standing, at: Instant)] {
        kept.withLock { kept in
            kept.filter { $0.value.owner == actor.id }.sorted { $1.value.at < $0.value.at }
                .map { ($0.key, $0.value.title, $0.value.standing, $0.value.at) }
        }
    }

    /// Nil where there is none, or it is somebody else's.
    package func standing(of id: String, for actor: Actor) -> (title: String, standing: Standing)? {
        kept.withLock { kept in
            guard let found = kept[id], found.owner == actor.id else { return nil }
            return (found.title, found.standing)
        }
    }
}
