import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico monitor ...`: what is measured, its bounds, its readings; facilities and certificates.
struct MonitorCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monitor", abstract: "Set monitors, record their readings; facilities against the standard, certificates.",
        subcommands: [
            MonitorSet.self, MonitorEquip.self, MonitorRead.self, MonitorRetire.self, MonitorList.self, MonitorFacility.self,
            MonitorCertificate.self, MonitorCertificates.self, CheckCommands.self,
        ])
}

struct MonitorSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set what is measured on a system, and the bounds beyond which an alarm opens.",
        discussion: """
            A bound itself is still good; what goes beyond it opens an alarm. --margin says how far back inside a value must be \
            before the alarm clears.

            Example: amico monitor set --customer RIVERBEND --system headend --name disk-used --unit % --warning-high 85 \
            --critical-high 95 --margin 2
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(name: [.customLong("system"), .customLong("application")], help: "The application, or infrastructure.")
    var system: MonitoredSystem
    @Option(help: "What is measured.") var name: Monitor.Name
    @Option(help: "Its unit.") var unit: String?
    @Option(help: ArgumentHelp("A warning below it.", valueName: "value")) var warningLow: Quantity?
    @Option(help: ArgumentHelp("A warning above it.", valueName: "value")) var warningHigh: Quantity?
    @Option(help: ArgumentHelp("Critical below it.", valueName: "value")) var criticalLow: Quantity?
    @Option(help: ArgumentHelp("Critical above it.", valueName: "value")) var criticalHigh: Quantity?
    @Option(help: ArgumentHelp("How far inside an alarm clears (default: 0).", valueName: "value")) var margin: Quantity?

    func run() async throws {
        func band(_ low: Quantity?, _ high: Quantity?) -> Band? { low == nil && high == nil ? nil : Band(low: low, high: high) }
        let thresholds = Thresholds(
            warning: band(warningLow, warningHigh), critical: band(criticalLow, criticalHigh), margin: margin ?? Quantity(0))
        let outcome = try await house.perform(
            SetMonitor(customer: customer, system: system, name: name, unit: unit, thresholds: thresholds))
        try house.answer(outcome) { "\(outcome.monitor) is set: \(thresholds.words)." }
    }
}

struct MonitorEquip: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "equip", abstract: "Give a facility the monitors of the standard.",
        discussion: """
            \(FacilityStandard.items.map { "\($0.name): \($0.words)." }.joined(separator: " "))

            Example: amico monitor equip DC-WEST
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The facility's name.") var facility: Facility.ID

    func run() async throws {
        let outcome = try await house.perform(EquipFacility(facility: facility))
        try house.answer(outcome) {
            "\(facility) has \(outcome.monitors.map(\.text).joined(separator: ", "))."
        }
    }
}

struct MonitorRead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Record what a monitor read.",
        discussion: "Example: amico monitor read MON-000001 --value 92.5 --taken-at 2026-11-21T04:00:00-08:00")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The monitor.") var monitor: Monitor.ID
    @Option(help: "The value, with at most three decimals; --value=-3 for one below zero.") var value: Quantity
    @Option(help: ArgumentHelp("When it was taken (default: now).", valueName: "instant")) var takenAt: Instant?

    func run() async throws {
        let outcome = try await house.perform(RecordReading(monitor: monitor, value: value, at: takenAt))
        try house.answer(outcome) {
            switch (outcome.effect, outcome.alarm) {
            case (.late, _): "Recorded. A newer reading is there, so no alarm changes."
            case (let effect, let alarm?): "Recorded. \(alarm) has \(effect == .raised ? "been raised" : effect.rawValue)."
            case (_, nil): "Recorded."
            }
        }
    }
}

struct MonitorRetire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "End a monitor; its open alarm clears with it.",
        discussion: "Example: amico monitor retire MON-000001 --reason \"Server switched off\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The monitor.") var monitor: Monitor.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try house.answer(await house.perform(RetireMonitor(monitor: monitor, reason: reason))) { "\(monitor) is retired." }
    }
}

struct MonitorCertificate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate", abstract: "Record a certificate, with the last day it holds.",
        discussion: """
            Example: amico monitor certificate "ISO 27001" --facility DC-WEST --issued-on 2026-02-01 --expires-on 2029-01-31
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "SOC 2, ISO 9001, ISO 27001.") var name: String
    @Option(help: "The facility that holds it (default: the provider itself).") var facility: Facility.ID?
    @Option(help: ArgumentHelp("The first day it holds.", valueName: "day")) var issuedOn: Day
    @Option(help: ArgumentHelp("The last day it holds.", valueName: "day")) var expiresOn: Day
    @Option(help: "Who issued it, and where the paper is.") var note: String?

    func run() async throws {
        let action = RecordCertificate(name: name, facility: facility, issuedOn: issuedOn, expiresOn: expiresOn, note: note)
        let outcome = try await house.perform(action)
        try house.answer(outcome) { "\(outcome.certificate) is recorded." }
    }
}

extension Quantity: ArgumentWord {}
