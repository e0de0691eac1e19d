import Domain
import Workbook

extension Severity {
    /// Each with what it means.
    static var words: [(value: String, words: String)] {
        [
            ("1", "1: system down, no work-around"), ("2", "2: a major function fails"),
            ("3", "3: limited, or there is a work-around"), ("4", "4: question or wish"),
        ]
    }

    var tone: Tone {
        switch number {
        case 1: .late
        case 2: .due
        default: .calm
        }
    }
}
