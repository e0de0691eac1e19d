import Foundation

/// Where a record of that number is looked at: a number jumps to its object wherever it stands.
package enum RecordLink {
    static let places: [(prefix: String, path: String)] = [
        ("SR-", "/requests/"), ("CR-", "/changes/"), ("SOW-", "/work/"), ("INV-", "/invoices/"), ("CN-", "/credit-notes/"),
        ("CO-", "/change-orders/"), ("ENG-", "/engagements/"), ("CCB-", "/board/"), ("AL-", "/alarms/"), ("OUT-", "/outages/"),
        ("KB-", "/articles/"), ("CSA-", "/agreements/"), ("MSSA-", "/agreements/"), ("PSA-", "/agreements/"),
        ("EXC-", "/exclusions/"), ("FRZ-", "/freezes/"), ("WIN-", "/windows/"), ("MON-", "/monitors/"), ("BK-", "/backups/"),
        ("DR-", "/drills/"), ("VC-", "/vendors/"), ("VCL-", "/why/vendor-call/"),
        ("NTC-", "/notices/"), ("DI-", "/invoices/"),
    ]

    /// A number as it is typed: in small letters, and without the noughts of its series, `sr-12`.
    static func number(typed text: String) -> String {
        let text = text.trimmingCharacters(in: .whitespaces).uppercased()
        guard let dash = text.firstIndex(of: "-"), !years.contains(String(text[..<dash])) else { return text }
        let digits = text[text.index(after: dash)...]
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return text }
        return text[...dash] + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }

    /// Series that count anew each year.
    private static let years: Set<String> = ["SOW", "INV", "CN"]

    /// Nil where it is no number of a record with a page.
    package static func href(_ text: String) -> String? {
        guard text.utf8.count <= 64, text.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) || (65...90).contains($0) }),
            let place = places.first(where: { text.hasPrefix($0.prefix) })
        else { return nil }
        return place.path + text
    }
}
