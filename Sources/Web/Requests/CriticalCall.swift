import BackOffice
import Domain

/// What a utility's people are told about a system that is down: a call starts the clocks of severity 1, writing does not (8.2).
enum CriticalCall {
    /// Before they send it.
    static func before(_ visit: Visit) throws -> String {
        "Is a system down, and is there no way around it? \(try call(visit)) What claims severity 1 in writing is kept as severity 3 until "
            + "the support desk has validated it."
    }

    /// Once they did, for as long as it is only claimed.
    static func after(_ visit: Visit) throws -> String {
        "You told us that a system is down. \(try call(visit)) Until the support desk has validated it, this request is kept as severity 3."
    }

    /// With the number the provider's letterhead gives.
    private static func call(_ visit: Visit) throws -> String {
        let number = try visit.read { try $0.providerLetterhead()?.telephone }
        return number.map { "Telephone now: \($0)." } ?? "Telephone now: call the support desk."
    }
}
