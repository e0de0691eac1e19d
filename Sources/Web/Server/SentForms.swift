import BackOffice
import Domain
import HTTPTypes
import Synchronization

/// Forms that were sent, so that the same one sent twice is done once: the second waits for the first and leads where that led.
final class SentForms: Sendable {
    private struct Led {
        let answer: Answer
        let until: Instant
    }

    private enum Turn {
        case led(Answer)
        case mine
    }

    private struct Memory {
        var led = Recent<Led>()
        /// Who waits for a form that is being done.
        var waiting: [String: [CheckedContinuation<Turn, Never>]] = [:]
    }

    private let memory = Mutex(Memory())

    /// What the form led to, done now or before. One that failed or came back may be sent again.
    func once(_ key: String, now: @Sendable () -> Instant, _ send: () async throws -> Answer) async throws -> Answer {
        switch await turn(key, at: now()) {
        case .led(let answer): return answer
        case .mine:
            do {
                let answer = try await send()
                finish(key, answer.holds.map { Led(answer: answer, until: now() + $0) })
                return answer
            } catch {
                finish(key, nil)
                throw error
            }
        }
    }

    /// One after the other, each done: for what reads a record before it changes it.
    func inTurn(_ key: String, _ send: () async throws -> Answer) async throws -> Answer {
        _ = await turn(key, at: Instant(seconds: 0))
        defer { finish(key, nil) }
        return try await send()
    }

    private func turn(_ key: String, at now: Instant) async -> Turn {
        await withCheckedContinuation { continuation in
            let turn = memory.withLock { memory -> Turn? in
                if memory.waiting[key] != nil {
                    memory.waiting[key]?.append(continuation)
                    return nil
                }
                if let led = memory.led[key], now <= led.until { return .led(led.answer) }
                memory.waiting[key] = []
                return .mine
            }
            if let turn { continuation.resume(returning: turn) }
        }
    }

    /// Where it led is told to all who wait; where it led nowhere, the next one tries.
    private func finish(_ key: String, _ led: Led?) {
        let told = memory.withLock { memory -> [CheckedContinuation<Turn, Never>] in
            var waiting = memory.waiting[key] ?? []
            if let led {
                memory.led.keep(led, as: key)
                memory.waiting[key] = nil
                return waiting
            }
            let next = waiting.isEmpty ? [] : [waiting.removeFirst()]
            memory.waiting[key] = next.isEmpty ? nil : waiting
            return next
        }
        for continuation in told { continuation.resume(returning: led.map { .led($0.answer) } ?? .mine) }
    }
}

extension Answer {
    /// Seconds for which the same form leads to the same; nil where nothing was done, or it may be done again. A page may show a
    /// secret, so it is kept no longer than a hand is unsteady.
    fileprivate var holds: Int? {
        switch self {
        case .redirect: 86_400
        case .page(_, let status): status == .ok ? 60 : nil
        case .html, .paper, .download, .json, .text, .kept, .cookie: nil
        }
    }
}

extension Visit {
    /// The same where the same form is sent again by the same session with the same in it; nil for what is no form of a page. What
    /// was typed anew on the way back is another sending.
    var sending: String? {
        guard !formToken.isEmpty, let once = form.raw("_once") else { return nil }
        let files = files.map { "\($0.field) \($0.name) \($0.bytes.count)" }.joined(separator: "\n")
        return Secret("\(formToken)\n\(query.address(path))\n\(once)\n\(form.encoded)\n\(files)").digest
    }
}
