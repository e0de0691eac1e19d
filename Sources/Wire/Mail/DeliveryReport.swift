import Domain

/// What a mail server's report of delivery (RFC 3464) says, read part by part.
struct DeliveryReport {
    private var returned: [String] = []
    private var action: String?
    private var status: String?
    private var diagnostic: String?

    mutating func takeReturned(_ messageID: String?) {
        if let messageID, returned.count < 10 { returned.append(messageID) }
    }

    /// The heads of the mail that came back.
    mutating func takeHeads(_ text: String) {
        takeReturned(value("message-id", in: text).flatMap { MIMEHeads.identifiers(in: $0).first })
    }

    /// The first recipient that failed counts, else the first.
    mutating func takeStatus(_ text: String) {
        let blocks = text.replacing("\r\n", with: "\n").split(separator: "\n\n").prefix(200).map(String.init)
        let recipients = blocks.filter { value("action", in: $0) != nil }
        let told = recipients.first { value("action", in: $0)?.lowercased() == "failed" } ?? recipients.first
        guard let told else { return }
        action = value("action", in: told)?.lowercased()
        status = value("status", in: told)
        diagnostic = value("diagnostic-code", in: told)
    }

    /// Where a mail did not arrive and will not.
    var bounce: ReceivedMail.Bounce? {
        guard action == "failed" else { return nil }
        let problem = [status, diagnostic].compactMap(\.self).joined(separator: " ")
        return ReceivedMail.Bounce(
            returned: returned, problem: problem.isEmpty ? "It did not arrive." : GMime.line(problem).cut(1_000))
    }

    /// A report that is no failure: delayed, delivered, relayed.
    var delay: String? { action == "failed" ? nil : action.map { "A report of delivery: \($0.prefix(100))" } }

    /// One head's value, its further lines joined.
    private func value(_ name: String, in text: String) -> String? {
        var found: String?
        for line in text.replacing("\r\n", with: "\n").split(separator: "\n").prefix(2_000) {
            if found != nil {
                guard line.first == " " || line.first == "\t" else { break }
                found?.append(" " + line.drop { $0 == " " || $0 == "\t" })
            } else if line.lowercased().hasPrefix(name + ":") {
                found = String(line.dropFirst(name.count + 1).drop { $0 == " " })
            }
        }
        return found
    }
}
