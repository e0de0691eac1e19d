/// The table of statuses that the readings of a Common Reading Format file refer to.
struct CRFStatuses {
    private var qualities: [String: Quality] = [:]

    private var last: (name: [UInt8], quality: Quality)?

    static let most = 100_000

    /// False when there are too many.
    mutating func add(_ name: String, _ quality: Quality) -> Bool {
        guard qualities.count < CRFStatuses.most else { return false }
        qualities[name] = (qualities[name] ?? .actual).worst(quality)
        return true
    }

    /// A file without a table leaves its references unsaid: such a reading has no status. Nil where the table lacks the name.
    ///
    /// Most readings refer to the status of the one before: its name is compared before it is looked up.
    mutating func quality(of name: ByteView) -> Quality? {
        if qualities.isEmpty { return .actual }
        if let last, name.equals(last.name) { return last.quality }
        guard let quality = qualities[name.text] else { return nil }
        last = (name.array, quality)
        return quality
    }

    /// V valid, NV not validated and none are what the meter said; anything else is not, and counts as estimated.
    static func quality(_ sourceValidation: ByteView) -> Quality {
        switch sourceValidation.trimmed.text.uppercased() {
        case "", "V", "NV": .actual
        default: .estimated
        }
    }
}
