import BackOffice
import Domain
import Metering

/// The files the provider delivers to each utility every day, and how a few of them went wrong.
///
/// Alder Ridge has 365 due in the third quarter beside three excused by its own server: four go wrong, and 361 of 365 is
/// 98.90 % against 99 %.
enum DeliveryPlan {
    struct Promise {
        let type: String
        let dueMinute: Int
        /// Values in a file, of one endpoint and day.
        let values: Int
    }

    static func promises(of utility: DemoUtility) -> [Promise] {
        switch utility.code {
        case "ALDER":
            [
                Promise(type: "events", dueMinute: 360, values: 1), Promise(type: "registers", dueMinute: 480, values: 1),
                Promise(type: "intervals", dueMinute: 480, values: 24), Promise(type: "voltage", dueMinute: 600, values: 288),
            ]
        case "PRAIRIE":
            [
                Promise(type: "leak-alarms", dueMinute: 420, values: 1), Promise(type: "water-reads", dueMinute: 480, values: 25),
                Promise(type: "gas-day", dueMinute: 780, values: 25),
            ]
        default: [Promise(type: "daily-reads", dueMinute: 480, values: 25)]
        }
    }

    /// How one file of one day went, where not as it should.
    private enum Fault {
        case late(Instant)
        case never
        /// The first version lacked endpoints or did not keep to its schema; the second came at an instant.
        case incomplete(then: Instant)
        case invalid(then: Instant)
    }

    private static func fault(_ utility: DemoUtility, _ type: String, _ day: Day) -> Fault? {
        let zone = utility.zone
        switch (utility.code, type, day) {
        case ("ALDER", "intervals", .of2026(7, 21)): return .late(zone.at(7, 22, 8, 21))
        case ("ALDER", "registers", .of2026(8, 18)): return .incomplete(then: zone.at(8, 19, 10, 40))
        case ("ALDER", "voltage", .of2026(8, 25)): return .late(zone.at(8, 26, 10, 35))
        case ("ALDER", "events", .of2026(9, 8)): return .never
        case ("ALDER", "events", .of2026(9, 16)), ("ALDER", "registers", .of2026(9, 16)), ("ALDER", "intervals", .of2026(9, 16)):
            return .late(zone.at(9, 17, 9, 40))
        case ("ALDER", "intervals", .of2026(10, 13)): return .late(zone.at(10, 14, 8, 12))
        case ("PRAIRIE", "gas-day", .of2026(8, 27)): return .late(zone.at(8, 28, 13, 25))
        case ("PRAIRIE", "gas-day", .of2026(10, 22)): return .invalid(then: zone.at(10, 23, 14, 10))
        case ("FIREWEED", _, .of2026(10, 4)): return .late(zone.at(10, 5, 9, 5))
        default: return nil
        }
    }

    static func facts(of world: DemoWorld) -> [StoryFact] {
        let utility = world.utility
        var facts: [StoryFact] = []
        for day in world.span.days {
            for promise in promises(of: utility) {
                facts += deliveries(world, promise, day)
            }
        }
        return facts + sentAgain(utility) + receiverDown(utility)
    }

    private static func deliveries(_ world: DemoWorld, _ promise: Promise, _ day: Day) -> [StoryFact] {
        let utility = world.utility
        var random = SeededRandom(seed: world.seed, utility.code, promise.type, day.description)
        let due = utility.zone.instant(day + 1, second: promise.dueMinute * 60)
        let usual = due - random.between(240, 1_500)
        let endpoints = world.points.count { $0.wholeLink(on: day) != nil && belongs($0, promise) }
        let values = promise.type == "events" || promise.type == "leak-alarms" ? random.below(9) : endpoints * promise.values
        let name = "\(utility.prefix)-\(promise.type)-\(day)"
        func delivered(_ at: Instant, _ version: Int, kind: Delivery.Kind = .scheduled, valid: Bool = true, lacking: Int = 0)
            -> StoryFact
        {
            record(utility, promise.type, at) {
                RecordDelivery(
                    schedule: $0, serviceDay: day, kind: kind, version: version, deliveredAt: at, valid: valid, declared: values,
                    actual: values, unexplained: lacking, file: "\(name)-v\(version).xml")
            }
        }
        switch fault(utility, promise.type, day) {
        case nil: return [delivered(usual, 1)]
        case .late(let at)?: return [delivered(at, 1)]
        case .never?: return []
        case .incomplete(let then)?: return [delivered(usual, 1, lacking: 3), delivered(then, 2, kind: .lateCorrected)]
        case .invalid(let then)?: return [delivered(usual, 1, valid: false), delivered(then, 2, kind: .lateCorrected)]
        }
    }

    private static func belongs(_ point: DemoPoint, _ promise: Promise) -> Bool {
        switch promise.type {
        case "gas-day": point.commodity == .gas
        case "water-reads": point.commodity == .water
        default: true
        }
    }

    /// Corrected after the event, and resends the utility asked for.
    private static func sentAgain(_ utility: DemoUtility) -> [StoryFact] {
        let zone = utility.zone
        func again(_ type: String, _ day: Day, _ at: Instant, version: Int, asked: Instant?) -> StoryFact {
            record(utility, type, at) {
                RecordDelivery(
                    schedule: $0, serviceDay: day, kind: asked == nil ? .lateCorrected : .resend, version: version,
                    deliveredAt: at,
                    requestedAt: asked, file: "\(utility.prefix)-\(type)-\(day)-v\(version).xml")
            }
        }
        switch utility.code {
        case "ALDER":
            return [
                again("intervals", .of2026(8, 2), zone.at(8, 4, 13, 20), version: 2, asked: zone.at(8, 4, 10)),
                again("intervals", .of2026(8, 30), zone.at(9, 2, 15, 40), version: 2, asked: nil),
                again("intervals", .of2026(8, 31), zone.at(9, 2, 15, 42), version: 2, asked: nil),
            ]
        case "PRAIRIE":
            return [again("water-reads", .of2026(9, 9), zone.at(9, 12, 10), version: 2, asked: zone.at(9, 11, 9))]
        default: return []
        }
    }

    /// Alder Ridge's own server was down on the morning of 17 September.
    private static func receiverDown(_ utility: DemoUtility) -> [StoryFact] {
        guard utility.code == "ALDER" else { return [] }
        let zone = utility.zone
        let request = RequestReceiverOutage(
            utility: utility.customer, destination: utility.destination, from: zone.at(9, 17, 5, 30), to: zone.at(9, 17, 9, 20),
            evidence: "Connection refused from 05:30 to 09:20; mail of Alder Ridge's IT desk of 17 September, 09:32.")
        return [
            StoryFact(zone.at(9, 18, 9), .jorge, .receiverOutage(key: "ALDER receiver", request)),
            StoryFact(zone.at(9, 21, 10), .kim, .receiverDecision(key: "ALDER receiver")),
        ]
    }

    private static func record(
        _ utility: DemoUtility, _ type: String, _ at: Instant, _ make: @escaping @Sendable (DeliverySchedule.ID) -> RecordDelivery
    ) -> StoryFact {
        StoryFact(at, .jobs, .delivery(key: "\(utility.code) \(type)", make))
    }
}
