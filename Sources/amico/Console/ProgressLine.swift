import Domain
import Foundation

/// One line of standard error that says how far a long work has come, how fast it goes and how long it still takes.
///
/// Drawn at most five times a second, and only where a person watches.
final class ProgressLine {
    private let label: String
    /// Units of the whole work; nil where it is not known.
    private let total: Int?
    private let isBytes: Bool
    private let started = ContinuousClock.now
    private var drawn: ContinuousClock.Instant?

    init(_ label: String, total: Int?, isBytes: Bool = false) {
        self.label = label
        self.total = total
        self.isBytes = isBytes
    }

    /// A file's bytes; the size is read from the disk.
    convenience init(reading path: String) {
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        self.init(URL(filePath: path).lastPathComponent, total: size, isBytes: true)
    }

    func reached(_ done: Int) {
        guard Console.isWatched else { return }
        let now = ContinuousClock.now
        if let drawn, now - drawn < .milliseconds(200) { return }
        drawn = now
        Console.redraw(text(done, elapsed: now - started))
    }

    func finish() {
        if drawn != nil { Console.redraw("") }
    }

    /// `reads.dat  42 %  31 of 75 MB  118 MB/s  4 s left`
    func text(_ done: Int, elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let rate = seconds > 0 ? Double(done) / seconds : 0
        var parts = [label]
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
