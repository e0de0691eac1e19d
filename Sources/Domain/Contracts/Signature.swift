/// Who signed for which side, on which day.
package struct Signature: Equatable, Codable, Sendable {
    package let party: Party
    package let by: String
    package let on: Day

    package init(party: Party, by: String, on: Day) {
        self.party = party
        self.by = by
        self.on = on
    }
}
