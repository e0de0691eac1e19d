import BackOffice
import Domain
import Workbook

/// File delivery in full: by month and file type, what failed, and every file due.
enum Deliveries {
    static let report = Report(
        "deliveries", title: "File delivery",
        holds: "Files due, on time, complete and valid, by month and type, and every file due"
    ) { facts in
        [
            DeliverySheets.sheet(facts), DeliverySheets.every(facts),
            EvidenceSheet.sheet(facts.judged.filter { $0.assessment.metric == .fileDelivery }.map(\.assessment.derivation)),
        ]
    }
}
