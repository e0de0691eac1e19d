/// An offer that was made to use hours before they expire (4.2).
package struct HourOffer: Equatable, Codable, Sendable {
    package typealias ID = Identifier<HourOffer>

    package let id: ID
    package let statementOfWork: StatementOfWork.ID
    /// The first day of the year whose hours it was to use.
    package let year: Day
    /// One of the supplemental services of the catalogue (2.4).
    package let service: String
    /// To whom.
    package let to: String
    package let on: Day
    package let note: String

    package init(
        id: ID, statementOfWork: StatementOfWork.ID, year: Day, service: String, to: String, on: Day, note: String
    ) {
        self.id = id
        self.statementOfWork = statementOfWork
        self.year = year
        self.service = service
        self.to = to
        self.on = on
        self.note = note
    }

    /// Refuses what an Enhanced Maintenance budget does not buy, naming what it does.
    package static func check(service: String, to: String, note: String, catalogue: Catalogue) throws(HoursRefusal) {
        let services = catalogue.maintenance.supplemental
        guard services.contains(service) else { throw .notSupplemental(service, services) }
        guard (1...200).contains(to.count) else { throw .offeredToNobody }
        guard note.count <= 2_000 else { throw .noteTooLong }
    }

    /// `Offered: operator training to Maria Ortiz on 3 Oct 2026; ...`, as the expire row quotes it.
    package static func words(_ offers: [HourOffer]) -> String {
        guard !offers.isEmpty else { return "No offers were made to use these hours." }
        let made = offers.map { offer in
            "\(offer.service) to \(offer.to) on \(offer.on.words)\(offer.note.isEmpty ? "" : " (\(offer.note))")"
        }
        return "Offered: \(made.joined(separator: "; "))."
    }
}
