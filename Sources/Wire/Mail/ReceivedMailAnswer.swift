import BackOffice
import Domain
import Foundation

/// What `mail show --json` prints: a mail that came in, with what it says, read anew off its raw form.
package struct ReceivedMailAnswer: Encodable, Sendable {
    package let mail: ReceivedMailLine
    package let text: String
    /// Their names.
    package let files: [String]

    /// Missing where there is none, and to whoever is not of the provider.
    package init(_ id: ReceivedMail.ID, in view: View) throws {
        let line = try view.receivedMail(id)
        guard let path = view.files.path(of: line.sha256) else { throw Missing("mail", id) }
        let read = try MIMEReader.read(Array(Data(contentsOf: URL(filePath: path))))
        mail = line
        text = read.mail.text
        files = read.files.map(\.name)
    }
}
