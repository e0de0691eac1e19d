import Domain
import Foundation
import Synchronization

/// One line of standard error that says how far a long work has come, how fast it goes and how long it still takes.
///
/// Drawn at most five times a second, and only where a person watches. Any thread may tell it.
final class ProgressLine: Sendable {
    private let label: String
    /// Units of the whole work; nil where it is told as it goes.
    private let total: Int?
    private let isBytes: Bool
    private let started = ContinuousClock.now
    private let drawn = Mutex<ContinuousClock.Instant?>(nil)

    init(_ label: String, total: Int? = nil, isBytes: Bool = false) {
        self.label = label
        self.total = total
        self.isBytes = isBytes
    }

    /// A file's bytes; the size is read from the disk.
    convenience init(reading path: String) {
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        self.init(URL(filePath: path).lastPathComponent, total: size, isBytes: true)
    }

    func reached(_ done: Int, of whole: Int? = nil, note: String? = nil) {
        guard Console.isWatched else { return }
        let now = ContinuousClock.now
        let isDue = drawn.withLock { drawn in
            if let drawn, now - drawn < .milliseconds(200) { return false }
            drawn = now
            return true
        }
        if isDue { Console.redraw(text(done, of: whole ?? total, elapsed: now - started, note: note)) }
    }

    func finish() {
        if drawn.withLock({ $0 != nil }) { Console.redraw("") }
    }

    /// `reads.dat  42 %  31 MB of 75 MB  118 MB/s  4 s left`
    private func text(_ done: Int, of total: Int?, elapsed: Duration, note: String?) -> String {
        let rate = elapsed > .zero ? Double(done) / (elapsed / .seconds(1)) : 0
        var parts = [label] + (note.map { [$0] } ?? [])
        if let total, total > 0 {
            let reached = min(done, total)
            parts += ["\(reached * 100 / total) %", "\(amount(reached)) of \(amount(total))"]
        } else {
            parts.append(amount(done))
        }
        if rate >= 1, let perSecond = Int(exactly: rate.rounded()) {
            parts.append(amount(perSecond) + "/s")
            if let total, done < total, let left = Int(exactly: (Double(total - done) / rate).rounded(.up)) {
                parts.append(left < 120 ? "\(left) s left" : "\(left / 60) min left")
            }
        }
        return parts.joined(separator: "  ")
    }

    private func amount(_ units: Int) -> String {
        guard isBytes else { return units.grouped }
        if units < 1_000_000 { return "\((units / 1_000).grouped) kB" }
        return units < 10_000_000 ? "\(units / 1_000_000).\(units / 100_000 % 10) MB" : "\((units / 1_000_000).grouped) MB"
    }
}
