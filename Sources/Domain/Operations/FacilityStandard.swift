/// What every facility is held to: a measure, its unit, the bounds (10.2).
package enum FacilityStandard {
    package struct Item: Equatable, Sendable {
        package let name: Monitor.Name
        package let unit: String
        package let band: Band
        package let words: String
    }

    /// What is in order or not is read as 1 or 0.
    package static let items = [
        Item(
            name: Monitor.Name(named: "ups-spare-modules"), unit: "spare", band: Band(low: Quantity(1)),
            words: "UPS N+1: at least one module more than the load needs"),
        Item(
            name: Monitor.Name(named: "temperature"), unit: "F", band: Band(low: Quantity(62), high: Quantity(74)),
            words: "68 +/- 6 F"),
        Item(
            name: Monitor.Name(named: "humidity"), unit: "%", band: Band(low: Quantity(40), high: Quantity(60)),
            words: "50 % +/- 10 % relative humidity"),
        inOrder("fire-control", "Fire control in order"),
        inOrder("coverage", "The facility is covered by staff"),
        inOrder("lines", "The communication lines are up"),
        inOrder("firewalls", "The firewalls are up"),
    ]

    private static func inOrder(_ name: StaticString, _ words: String) -> Item {
        Item(name: Monitor.Name(named: name), unit: "", band: Band(low: Quantity(1)), words: words + ": 1, else 0")
    }
}
