import Domain
import GRDB
import Metering

/// Records one part of one version of a file as it was delivered. A wrong record is put right by another that names it.
package struct RecordDelivery: Action {
    package static let permission = Permission.recordDeliveries
    package static var example: RecordDelivery {
        RecordDelivery(
            schedule: Identifier(series: "DLS", 3), serviceDay: Day(ordinal: 20_706), kind: .resend, version: 1, part: 1,
            parts: 2,
            deliveredAt: Instant(seconds: 1_789_113_600), valid: true, declared: 2_400, actual: 2_400, unexplained: 0,
            requestedAt: Instant(seconds: 1_789_110_000), file: "reads-20260910-1.xml", corrects: Identifier(series: "DEL", 16))
    }

    package var schedule: DeliverySchedule.ID
    package var serviceDay: Day
    /// `scheduled` when left out.
    package var kind: Delivery.Kind?
    /// 1 when left out.
    package var version: Int?
    package var part: Int?
    package var parts: Int?
    package var deliveredAt: Instant
    /// Well-formed and true to its schema; true when left out.
    package var valid: Bool?
    /// Values declared in the trailer, and values counted; equal when only one is given.
    package var declared: Int?
    package var actual: Int?
    /// Eligible channels with neither a value nor a missing reason; 0 when left out.
    package var unexplained: Int?
    /// When the utility asked; a resend needs it.
    package var requestedAt: Instant?
    /// The delivered file's name or SHA-256.
    package var file: String
    /// The record this one takes the place of.
    package var corrects: Delivery.ID?

    package init(
        schedule: DeliverySchedule.ID, serviceDay: Day, kind: Delivery.Kind? = nil, version: Int? = nil, part: Int? = nil,
        parts: Int? = nil, deliveredAt: Instant, valid: Bool? = nil, declared: Int? = nil, actual: Int? = nil,
        unexplained: Int? = nil, requestedAt: Instant? = nil, file: String, corrects: Delivery.ID? = nil
    ) {
        self.schedule = schedule
        self.serviceDay = serviceDay
        self.kind = kind
        self.version = version
        self.part = part
        self.parts = parts
        self.deliveredAt = deliveredAt
        self.valid = valid
        self.declared = declared
        self.actual = actual
        self.unexplained = unexplained
        self.requestedAt = requestedAt
        self.file = file
        self.corrects = corrects
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let delivery: Delivery.ID
    }

    package func perform(in book: Book) throws -> Recorded {
        let (utility, promised) = try DeliverySchedule.find(schedule, in: book)
        let number = try book.number("DEL")
        let delivery = Delivery(
            number: number, schedule: promised.number, serviceDay: serviceDay, kind: kind ?? .scheduled, version: version ?? 1,
            part: part ?? 1, parts: parts ?? promised.parts, deliveredAt: deliveredAt, isValid: valid ?? true,
            declared: declared ?? actual ?? 0, actual: actual ?? declared ?? 0, unexplained: unexplained ?? 0,
            requestedAt: requestedAt, file: file)
        try delivery.check()
        guard promised.isDue(for: serviceDay) else { throw DeliveryRefusal.notDue(serviceDay) }
        guard deliveredAt <= book.now else { throw DeliveryRefusal.inTheFuture(deliveredAt) }
        let siblings = try Delivery.all(of: utility, days: serviceDay...serviceDay, book.db)
            .filter { $0.schedule == promised.number && $0.version == delivery.version }
        let corrected = try corrected(in: book, utility, like: delivery)
        for other in siblings where other.number != corrected {
            guard other.part != delivery.part else { throw DeliveryRefusal.partRecorded(other.part, version: other.version) }
            guard other.parts == delivery.parts else { throw DeliveryRefusal.partsDiffer(other.parts, version: other.version) }
        }
        try delivery.insert(utility: utility, corrects: corrected, by: book.actor.id, at: book.now, book.db)
        return Recorded(delivery: Identifier(series: "DEL", number))
    }

    private func corrected(in book: Book, _ utility: CustomerCode, like delivery: Delivery) throws -> Int? {
        guard let corrects else { return nil }
        guard let number = corrects.number(in: "DEL"),
            let row = try Row.fetchOne(
                book.db.cachedStatement(
                    sql: """
                        SELECT schedule, service_day, version, part,
                            EXISTS (SELECT 1 FROM delivery AS later WHERE later.corrects = delivery.number) AS corrected
                        FROM delivery WHERE number = ? AND utility = ?
                        """), arguments: [number, utility.text])
        else { throw Missing("delivery", corrects) }
        guard row["schedule"] == delivery.schedule, row["service_day"] == delivery.serviceDay.description,
            row["version"] == delivery.version, row["part"] == delivery.part
        else { throw DeliveryRefusal.correctsAnother }
        guard row["corrected"] == false else { throw DeliveryRefusal.alreadyCorrected }
        return number
    }
}
