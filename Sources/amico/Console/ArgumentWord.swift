import ArgumentParser
import Domain

/// A word of the house that can stand as an argument. A text that is none is a usage error (exit 64).
protocol ArgumentWord: ExpressibleByArgument {
    init?(_ text: String)
}

extension ArgumentWord {
    package init?(argument: String) { self.init(argument) }
}

extension Instant: ArgumentWord {}
extension Day: ArgumentWord {}
extension Month: ArgumentWord {}
extension Quarter: ArgumentWord {}
extension ReportingPeriod: ArgumentWord {}
extension Zone: ArgumentWord {}
extension Percent: ArgumentWord {}
extension MonitoredSystem: ArgumentWord {}
extension Identifier: ArgumentWord {}
extension EmailAddress: ArgumentWord {}
