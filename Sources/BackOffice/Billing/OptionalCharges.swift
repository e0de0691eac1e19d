import Domain
import GRDB
import Metering

/// Counts what optional charges are billed by, as the registry stands: at the end of a month's last day, in the utility's zone
/// (7.1).
struct OptionalCharges {
    private let view: View
    private let customer: Customer

    init(_ view: View, customer: Customer) {
        self.view = view
        self.customer = customer
    }

    func facts(
        of billing: CloudServicesBilling, _ isOpen: (BillableFact.Kind, String) -> Bool
    ) throws -> [BillableFact] {
        guard let prices = billing.fees.options, !prices.isEmpty else { return [] }
        let months = billing.chargedMonths
        func isWanted(_ price: CloudServicesFees.OptionPrice, _ month: Month) -> Bool {
            isOpen(.charge, CloudServicesBilling.chargeID(billing.id, price.option, month))
        }
        let wanted = prices.flatMap { price in months.filter { isWanted(price, $0) }.map { (price, $0) } }
        guard !wanted.isEmpty else { return [] }
        let names = try view.catalogue().options.reduce(into: [:]) { $0[$1.name] = $1.words }
        let bases = Set(wanted.map { ChargeBasis(option: $0.0.option) })
        let endpoints = bases.contains { $0.unit == .endpointMonth } ? try endpointSpans() : []
        let devices = bases.contains(.devices) ? try deviceSpans() : []
        return wanted.compactMap { price, month in
            let end = customer.zone.start(of: month.last + 1)
            let basis = ChargeBasis(option: price.option)
            let (count, words) = count(basis, at: end, endpoints, devices)
            return billing.charge(
                price, named: names[price.option] ?? price.option, in: month, count: count,
                words: basis == .flat ? "the price of a month" : "\(words) at the end of \(month.last.words)")
        }
    }

    /// Endpoints that share configuration, communication and days.
    private struct EndpointSpan {
        let configuration: Metering.Configuration
        let communication: Communication
        let from: Int64
        let to: Int64?
        let count: Int

        /// Up to the last moment before an instant.
        func stands(before end: Instant) -> Bool { from < end.milliseconds && to.map { $0 >= end.milliseconds } ?? true }
    }

    private struct DeviceSpan {
        let device: Int
        let from: Int64
        let to: Int64?
    }

    private func count(
        _ basis: ChargeBasis, at end: Instant, _ endpoints: [EndpointSpan], _ devices: [DeviceSpan]
    ) -> (Int, String) {
        switch basis {
        case .flat: return (1, "")
        case .devices:
            let standing = devices.filter { $0.from < end.milliseconds && $0.to.map { $0 >= end.milliseconds } ?? true }
            let count = Set(standing.map(\.device)).count
            return (count, "\(count.grouped) \(basis.words)")
        case .cellularEndpoints, .endpoints, .endpointsWithChannel:
            var counts: [Metering.Configuration: Int] = [:]
            for span in endpoints where span.stands(before: end) && isCounted(span, basis) {
                counts[span.configuration, default: 0] += span.count
            }
            let count = counts.values.reduce(0, +)
            let parts = Metering.Configuration.allCases.compactMap { shape in counts[shape].map { "\(shape.name) \($0.grouped)" }
            }
            return (count, "\(count.grouped) \(basis.words) (\(parts.joined(separator: ", ")))")
        }
    }

    private func isCounted(_ span: EndpointSpan, _ basis: ChargeBasis) -> Bool {
        switch basis {
        case .cellularEndpoints: span.communication == .cellular
        case .endpoints: true
        case .endpointsWithChannel(let minutes): span.configuration.channels.contains { $0.minutes == minutes }
        case .devices, .flat: false
        }
    }

    private func endpointSpans() throws -> [EndpointSpan] {
        try Row.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT configuration, communication, from_at, to_at, count(*) AS endpoints FROM installation
                    WHERE utility = ? AND superseded_at IS NULL AND state = ?
                    GROUP BY configuration, communication, from_at, to_at
                    """), arguments: [customer.code.text, EndpointState.billingApproved.number]
        ).map { row in
            guard let configuration = Metering.Configuration(number: row["configuration"]),
                let communication = Communication(number: row["communication"])
            else { throw Unreadable("installation.configuration") }
            return EndpointSpan(
                configuration: configuration, communication: communication, from: row["from_at"], to: row["to_at"],
                count: row["endpoints"])
        }
    }

    private func deviceSpans() throws -> [DeviceSpan] {
        try Row.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT DISTINCT device, from_at, to_at FROM installation
                    WHERE utility = ? AND superseded_at IS NULL AND device IS NOT NULL AND state NOT IN (?, ?)
                    """),
            arguments: [customer.code.text, EndpointState.inventory.number, EndpointState.removed.number]
        ).map { DeviceSpan(device: $0["device"], from: $0["from_at"], to: $0["to_at"]) }
    }
}
