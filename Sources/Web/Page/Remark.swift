import Documents
import Workbook

/// A sentence that stands out: what was done, what was refused, what to know.
package struct Remark: Piece {
    package static let template = "web/remark"
    let text: String
    let tone: Tone

    package init(_ text: String, tone: Tone = .calm) {
        self.text = text
        self.tone = tone
    }

    package static let fields: [String: @Sendable (Remark) -> Any?] = [
        "text": { $0.text }, "tone": { $0.tone.name }, "mark": { $0.tone.mark }, "isUrgent": { $0.tone == .late },
    ]
}
