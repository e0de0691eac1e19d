import Synchronization

/// Counts and times of what was answered, in the text format that Prometheus reads.
package final class ServerMetrics: Sendable {
    /// Upper bounds of the buckets, in milliseconds.
    private static let bounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000]

    private struct Kept {
        var answers: [String: Int] = [:]
        var buckets = [Int](repeating: 0, count: ServerMetrics.bounds.count + 1)
        var microseconds = 0
        var running = 0
        var connections = 0
        var cutOff: [String: Int] = [:]
    }

    private let kept = Mutex(Kept())

    package func begun() { kept.withLock { $0.running += 1 } }

    package func answered(_ route: String, status: Int, microseconds: Int) {
        kept.withLock { kept in
            kept.running -= 1
            kept.answers["\(route)\u{1F}\(status)", default: 0] += 1
            kept.microseconds += microseconds
            let place = ServerMetrics.bounds.firstIndex { microseconds <= $0 * 1_000 } ?? ServerMetrics.bounds.count
            if kept.buckets.indices.contains(place) { kept.buckets[place] += 1 }
        }
    }

    func connected(_ change: Int) { kept.withLock { $0.connections += change } }
    func cutOff(_ why: String) { kept.withLock { $0.cutOff[why, default: 0] += 1 } }

    package var text: String {
        let kept = kept.withLock { $0 }
        var lines = ["# HELP amico_answers_total Answers by route and status.", "# TYPE amico_answers_total counter"]
        for (key, count) in kept.answers.sorted(by: { $0.key < $1.key }) {
            let parts = key.split(separator: "\u{1F}")
            lines.append("amico_answers_total{route=\"\(parts.first ?? "")\",status=\"\(parts.last ?? "")\"} \(count)")
        }
        lines += ["# HELP amico_answer_seconds Time to answer.", "# TYPE amico_answer_seconds histogram"]
        var sum = 0
        for (bound, count) in zip(Self.bounds, kept.buckets) {
            sum += count
            lines.append("amico_answer_seconds_bucket{le=\"\(Self.seconds(bound * 1_000))\"} \(sum)")
        }
        sum += kept.buckets.last ?? 0
        lines += [
            "amico_answer_seconds_bucket{le=\"+Inf\"} \(sum)", "amico_answer_seconds_sum \(Self.seconds(kept.microseconds))",
            "amico_answer_seconds_count \(sum)", "# HELP amico_running Requests being answered.", "# TYPE amico_running gauge",
            "amico_running \(kept.running)", "# HELP amico_connections Open connections.", "# TYPE amico_connections gauge",
            "amico_connections \(kept.connections)",
            "# HELP amico_cut_off_total Connections closed for being too slow, by what was slow.",
            "# TYPE amico_cut_off_total counter",
        ]
        lines += kept.cutOff.sorted { $0.key < $1.key }.map { "amico_cut_off_total{what=\"\($0.key)\"} \($0.value)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func seconds(_ microseconds: Int) -> String { "\(Double(microseconds) / 1_000_000)" }
}
