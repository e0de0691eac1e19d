/// A place the provider runs equipment in, by its name.
package enum Facility {
    package typealias ID = Identifier<Facility>
}

/// Something that is measured again and again, with the bounds beyond which somebody has to act (10.2).
package struct Monitor: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Monitor>

    package let id: ID
    package let place: Place
    /// Unique in its place: `disk-used`.
    package let name: Name
    /// At most 20 characters: `%`, `F`.
    package let unit: String
    package let thresholds: Thresholds
    package private(set) var retiredAt: Instant?

    package enum Measure {}
    package typealias Name = Identifier<Measure>

    package enum Place: Hashable, Codable, Sendable {
        case system(CustomerCode, MonitoredSystem)
        case facility(Facility.ID)

        package var customer: CustomerCode? {
            switch self {
            case .system(let customer, _): customer
            case .facility: nil
            }
        }

        package var words: String {
            switch self {
            case .system(let customer, let system): "\(customer) \(system)"
            case .facility(let facility): "facility \(facility)"
            }
        }
    }

    /// Refuses bounds that hold nothing, a warning beyond the critical bounds, and a monitor without any bound.
    package init(id: ID, place: Place, name: Name, unit: String, thresholds: Thresholds) throws(MonitorRefusal) {
        guard unit.count <= 20 else { throw .unitTooLong }
        try thresholds.check()
        self.init(recorded: id, place: place, name: name, unit: unit, thresholds: thresholds, retiredAt: nil)
    }

    /// From the books.
    package init(recorded id: ID, place: Place, name: Name, unit: String, thresholds: Thresholds, retiredAt: Instant?) {
        self.id = id
        self.place = place
        self.name = name
        self.unit = unit
        self.thresholds = thresholds
        self.retiredAt = retiredAt
    }

    package mutating func retire(at instant: Instant) throws(MonitorRefusal) {
        try requireInUse()
        retiredAt = instant
    }

    package func requireInUse() throws(MonitorRefusal) {
        if let retiredAt { throw .retired(id, retiredAt) }
    }

    package var words: String { "\(name) of \(place.words)" }

    /// `92.5 %`.
    package func words(of value: Quantity) -> String { unit.isEmpty ? value.description : "\(value) \(unit)" }
}

/// Within which a value is as it should be; a bound itself still is.
package struct Band: Equatable, Codable, Sendable {
    package let low: Quantity?
    package let high: Quantity?

    package init(low: Quantity? = nil, high: Quantity? = nil) {
        self.low = low
        self.high = high
    }

    package func holds(_ value: Quantity) -> Bool { (low.map { $0 <= value } ?? true) && (high.map { value <= $0 } ?? true) }

    /// Tighter by a margin at each bound.
    func tightened(by margin: Quantity) -> Band { Band(low: low.map { $0 + margin }, high: high.map { $0 - margin }) }

    /// `62 to 74`, `at most 90`, `at least 1`.
    package var words: String {
        switch (low, high) {
        case (let low?, let high?): "\(low) to \(high)"
        case (let low?, nil): "at least \(low)"
        case (nil, let high?): "at most \(high)"
        case (nil, nil): "any value"
        }
    }
}
