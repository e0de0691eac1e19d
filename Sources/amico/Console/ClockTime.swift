import ArgumentParser
import Domain

/// A time of a civil clock, `08:00`, in minutes after midnight.
struct ClockTime: ExpressibleByArgument, CustomStringConvertible {
    let minute: Int

    init(minute: Int) { self.minute = minute }

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(digits: parts[0]),
            let minute = Int(digits: parts[1]), hour < 24, minute < 60
        else { return nil }
        self.minute = hour * 60 + minute
    }

    var description: String { "\((minute / 60).padded(2)):\((minute % 60).padded(2))" }
    var defaultValueDescription: String { description }
}
