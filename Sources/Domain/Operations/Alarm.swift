/// A monitor's value went beyond a threshold: opened once, acknowledged by somebody, cleared when the value is back (10.2).
package struct Alarm: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Alarm>

    package enum Severity: String, CaseIterable, Codable, Sendable {
        case warning, critical
    }

    package struct Crossing: Equatable, Codable, Sendable {
        package let severity: Severity
        package let value: Quantity
        package let at: Instant

        package init(severity: Severity, value: Quantity, at: Instant) {
            self.severity = severity
            self.value = value
            self.at = at
        }
    }

    package struct Acknowledgement: Equatable, Codable, Sendable {
        package let by: String
        package let at: Instant
        package let note: String?

        package init(by: String, at: Instant, note: String?) {
            self.by = by
            self.at = at
            self.note = note
        }
    }

    package enum Clearing: Equatable, Codable, Sendable {
        /// The value came back.
        case reading(Quantity, at: Instant)
        case person(reason: String, at: Instant)

        package var at: Instant {
            switch self {
            case .reading(_, let at), .person(_, let at): at
            }
        }
    }

    package let id: ID
    package let monitor: Monitor.ID
    package let place: Monitor.Place
    /// The first opened it; each further one was worse.
    package private(set) var crossings: [Crossing]
    /// Of the last crossing.
    package private(set) var acknowledgement: Acknowledgement?
    package private(set) var clearing: Clearing?
    package private(set) var links: [WorkRecord] = []

    package init(id: ID, monitor: Monitor.ID, place: Monitor.Place, opened crossing: Crossing) {
        self.id = id
        self.monitor = monitor
        self.place = place
        crossings = [crossing]
    }

    package enum Fact: Equatable, Sendable {
        case raised(Crossing)
        case acknowledged(Acknowledgement)
        case cleared(Clearing)
        case linked(WorkRecord)
    }

    package var openedAt: Instant { crossings.first?.at ?? .distantPast }
    package var severity: Severity { crossings.last?.severity ?? .warning }
    package var isOpen: Bool { clearing == nil }

    /// Seconds from the crossing that was acknowledged, the last one, to its acknowledgement; nil while nobody has seen it.
    package var secondsToAcknowledge: Int? {
        acknowledgement.map { max(0, $0.at - (crossings.last?.at ?? openedAt)) }
    }

    /// A fact that was checked, in the order it was recorded.
    package mutating func take(_ fact: Fact) {
        switch fact {
        case .raised(let crossing):
            crossings.append(crossing)
            acknowledgement = nil
        case .acknowledged(let acknowledgement): self.acknowledgement = acknowledgement
        case .cleared(let clearing): self.clearing = clearing
        case .linked(let record): links.append(record)
        }
    }

    /// Also one that has cleared by itself: somebody has to have seen it.
    package func requireUnacknowledged() throws(MonitorRefusal) {
        if let acknowledgement { throw .acknowledgedAlready(id, acknowledgement.by, acknowledgement.at) }
    }

    package func requireOpen() throws(MonitorRefusal) {
        if let clearing { throw .clearedAlready(id, clearing.at) }
    }

    package func requireUnlinked(_ record: WorkRecord) throws(MonitorRefusal) {
        if links.contains(record) { throw .linkedAlready(id, record) }
        guard record.number.text != id.text else { throw .linkedToItself(id) }
    }

    package var standing: String {
        switch (clearing, acknowledgement) {
        case (nil, nil): "open, not acknowledged"
        case (nil, .some): "open, acknowledged"
        case (.some, nil): "cleared, not acknowledged"
        case (.some, .some): "cleared"
        }
    }
}

extension Alarm {
    /// Why it opened, and what became of it; `name` tells what people are called.
    package func derivation(of monitor: Monitor, in zone: Zone, name: (String) -> String) -> Derivation {
        var derivation = Derivation(
            "\(id), \(monitor.words)",
            rule: "Crossing a threshold opens an alarm once; it clears when the value is back inside (10.2).", result: standing)
        derivation.input("thresholds", monitor.thresholds.words, source: monitor.id.text)
        for (index, crossing) in crossings.enumerated() {
            let deed = index == 0 ? "opened" : "raised"
            derivation.step(
                "\(deed) as \(crossing.severity.rawValue) at \(zone.words(crossing.at)) by \(monitor.words(of: crossing.value))")
        }
        if let acknowledgement {
            derivation.step("acknowledged by \(name(acknowledgement.by)) at \(zone.words(acknowledgement.at))")
        }
        switch clearing {
        case .reading(let value, let at): derivation.step("cleared at \(zone.words(at)) by \(monitor.words(of: value))")
        case .person(let reason, let at): derivation.step("cleared by hand at \(zone.words(at)): \(reason)")
        case nil: break
        }
        for link in links { derivation.input("followed in", link.description, source: link.description) }
        return derivation
    }
}
