import Domain
import Metering

extension MeteringMonth {
    /// How a month's file delivery came about, each file that failed with its reason.
    package func deliveryDerivation() -> Derivation {
        let rate = judgedDeliveries
        let counts = rate.adjusted
        var out = Derivation(
            "File delivery, \(utility), \(month.words)",
            rule:
                "Files on time, complete and valid, over files due; on time is the last part of the first valid and complete version at or before the due instant (12.7).",
            result: standing(counts.share))
        out.input("utility's zone", zone.id)
        out.input("month closes", zone.words(closesAt))
        out.step("due \(rate.raw.due), taken out for a receiver outage \(rate.excluded), counted \(counts.due)")
        out.step("on time \(counts.onTime), complete \(counts.complete), valid \(counts.valid), all three \(counts.good)")
        for file in rate.files where !file.isGood || file.excludedBy != nil {
            let delivered = file.deliveredAt.map { ", last part \(zone.words($0))" } ?? ""
            let outage = file.excludedBy.map { "; out of both sides by \(ReceiverOutage.ID(series: "RCV", $0))" } ?? ""
            out.step(
                "\(file.fileType) of \(file.serviceDay), due \(zone.words(file.dueAt)): \(file.verdict)\(delivered)\(outage)")
        }
        if rate.toCome > 0 { out.step("\(rate.toCome) files of the month are still to fall due") }
        out.step(
            "apart: \(rate.lateCorrected) late-corrected versions; \(rate.resends) resends on request, \(rate.resendsInTime) within their turnaround"
        )
        if frozen != nil, areDeliveriesRestated {
            out.parts.append(
                Derivation(
                    "Restated, \(month.words)",
                    rule: "The same figure from all that is known now; the contract keeps the frozen one (12.5).",
                    steps: ["due \(deliveries.adjusted.due), all three \(deliveries.adjusted.good)"],
                    result: deliveries.adjusted.share.words()))
        }
        return out
    }
}
