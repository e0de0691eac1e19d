import Domain
import Metering

/// A file that was refused, as its user sees it: `file:line: problem`, one line for each. What is wrong with the whole of it stands
/// at its first line.
struct BadFile: Refusal {
    let path: String
    let rejected: [RejectedLine]
    /// How many lines are wrong in all; more than are listed.
    let total: Int

    init(_ path: String, _ file: BadReadFile) {
        self.path = path
        rejected = file.rejected
        total = file.total
    }

    init(_ path: String, line: Int, _ problem: String) {
        self.path = path
        rejected = [RejectedLine(line: line, problem: problem)]
        total = 1
    }

    var message: String {
        var lines = rejected.map { "\(path):\(max($0.line, 1)): \($0.problem)" }
        if total > rejected.count { lines.append("\(path): and \((total - rejected.count).grouped) more") }
        return lines.joined(separator: "\n")
    }
}
