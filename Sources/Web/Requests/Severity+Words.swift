import BackOffice
import Domain
import Workbook

extension Severity {
    var tone: Tone {
        switch number {
        case 1: .late
        case 2: .due
        default: .calm
        }
    }
}

extension Visit {
    /// Those of the policy in force, each with what it means.
    func severityChoices() throws -> [(value: String, words: String)] {
        try read { try $0.serviceLevelPolicies() }.inForce(at: now).levels.sorted { $0.severity < $1.severity }.map {
            let meaning = $0.meaning.hasSuffix(".") ? String($0.meaning.dropLast()) : $0.meaning
            return ($0.severity.description, "\($0.severity): \(meaning)")
        }
    }
}

extension View {
    /// Those any version of the policy has had, which requests may have.
    func severitiesEver() throws -> [Severity] {
        Set(try serviceLevelPolicies().versions.flatMap { $0.levels.map(\.severity) }).sorted()
    }
}
