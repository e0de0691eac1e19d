import BackOffice
import Domain
import Workbook

/// Availability of each application and the infrastructure, with every outage and service window.
enum AvailabilityReport {
    static let report = Report(
        "availability", title: "Availability", holds: "Agreed and down time of each system by month, outages, service windows"
    ) { facts in
        [
            AvailabilitySheets.sheet(facts),
            EvidenceSheet.sheet(facts.judged.filter { $0.assessment.metric.isAvailability }.map(\.assessment.derivation)),
        ]
    }
}
