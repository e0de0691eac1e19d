import Domain

/// One row of the registry: everything that hung together for a span of time, from service point to network device (11.1).
package struct Installation: Hashable, Codable, Sendable {
    /// Empty only while the endpoint is in inventory or removed.
    package var servicePoint: String
    package var premise: String
    package var account: String
    package var commodity: Commodity
    /// The billing cycle of the service point.
    package var cycle: String
    /// The meter's serial; empty only while the endpoint is in inventory or removed.
    package var meter: String
    /// The endpoint's electronic serial.
    package var endpoint: String
    package var configuration: Configuration
    package var communication: Communication
    /// The router or collector it reports through; empty when none is known.
    package var device: String
    package var state: EndpointState
    package var from: Instant
    /// Nil while it lasts.
    package var to: Instant?

    package init(
        servicePoint: String, premise: String, account: String, commodity: Commodity, cycle: String, meter: String,
        endpoint: String,
        configuration: Configuration, communication: Communication, device: String, state: EndpointState, from: Instant,
        to: Instant?
    ) {
        self.servicePoint = servicePoint
        self.premise = premise
        self.account = account
        self.commodity = commodity
        self.cycle = cycle
        self.meter = meter
        self.endpoint = endpoint
        self.configuration = configuration
        self.communication = communication
        self.device = device
        self.state = state
        self.from = from
        self.to = to
    }

    /// The span it holds for; an open one ends in the distant future.
    package var span: Period { Period(from, to ?? .distantFuture) }

    /// A value stamped then belongs to this link: start excluded, end included, as an interval's end stamp does (12.2).
    package func covers(stamp: Instant) -> Bool { from < stamp && stamp <= (to ?? .distantFuture) }
}

extension Installation {
    /// Refusals: what a line of a registry file would be refused for.
    package func check() throws(RejectedLine) {
        func refuse(_ problem: String) -> RejectedLine { RejectedLine(line: 0, problem: problem) }
        for text in [servicePoint, premise, account, cycle, meter, endpoint, device] {
            guard text.utf8.count <= 128, text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
                throw refuse("expected names of at most 128 bytes of plain text")
            }
        }
        guard !endpoint.isEmpty else { throw refuse("expected an endpoint that is named") }
        guard !state.takesReads || !(servicePoint.isEmpty || meter.isEmpty) else {
            throw refuse("expected a service point and a meter for an endpoint that is \(state.rawValue)")
        }
        guard configuration.commodity == commodity else {
            throw refuse("expected commodity \(configuration.commodity.rawValue) with configuration \(configuration.rawValue)")
        }
        guard to.map({ $0 > from }) ?? true else { throw refuse("expected an end later than the start") }
    }
}
