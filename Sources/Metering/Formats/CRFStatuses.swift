/// The table of statuses that the readings of a Common Reading Format file refer to.
struct CRFStatuses {
    private var qualities: [String: Quality] = [:]

    static let most = 100_000

    var isEmpty: Bool { qualities.isEmpty }

    /// False when there are too many.
    mutating func add(_ name: String, _ quality: Quality) -> Bool {
        guard qualities.count < CRFStatuses.most else { return false }
        qualities[name] = (qualities[name] ?? .actual).worst(quality)
        return true
    }

    /// A file without a table leaves its references unsaid: such a reading has no status. Nil where the table lacks the name.
    func quality(of name: String) -> Quality? { qualities.isEmpty ? .actual : qualities[name] }

    /// V valid, NV not validated and none are what the meter said; anything else is not, and counts as estimated.
    static func quality(_ sourceValidation: ByteView) -> Quality {
        switch sourceValidation.trimmed.text.uppercased() {
        case "", "V", "NV": .actual
        default: .estimated
        }
    }
}
