import Foundation
import Testing

/// Debian's exim with a configuration of its own in a folder of its own: no daemon, no port, nothing of the machine's touched.
///
/// Mail to support@provider.example, with or without a tag, goes down a pipe into `amico mail receive`; mail to
/// lee@riverbend.example into a mailbox; mail to anyone else there comes back.
final class MailServer: Sendable {
    let folder: URL

    /// Delivering to a pipe as another user takes root, as it does for every mail server.
    static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/sbin/exim4") && geteuid() == 0

    /// Comes back when the mail is delivered.
    var sendmail: String { folder.appending(path: "sendmail").path }
    /// Comes back at once, as mail servers are set up to.
    var sendmailLater: String { folder.appending(path: "sendmail-later").path }

    init(books: URL) throws {
        folder = books.deletingLastPathComponent().appending(path: "mail")
        for name in ["spool", "log", "box"] {
            let path = folder.appending(path: name)
            try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path.path)
        }
        let amico = folder.appending(path: "amico")
        try FileManager.default.copyItem(at: CommandLineRun.executable, to: amico)
        let configuration = """
            spool_directory = \(folder.path)/spool
            log_file_path = \(folder.path)/log/%s
            primary_hostname = mx.provider.example
            qualify_domain = provider.example
            deliver_drop_privilege = true
            tls_advertise_hosts =
            keep_environment =
            begin routers
            desk:
              driver = accept
              domains = provider.example
              local_parts = support
              local_part_suffix = +*
              local_part_suffix_optional
              transport = desk
            lee:
              driver = accept
              domains = riverbend.example
              local_parts = lee
              transport = box
            begin transports
            desk:
              driver = pipe
              command = \(amico.path) mail receive --data \(books.path) --as ann
              temp_errors = 75
              return_fail_output
            box:
              driver = appendfile
              file = \(folder.path)/box/lee
              mode = 0666
            begin retry
            * * F,1h,1m

            """
        try Data(configuration.utf8).write(to: folder.appending(path: "exim.conf"))
        for (path, way) in [(sendmail, "-odi"), (sendmailLater, "-odb")] {
            try Data("#!/bin/sh\nexec /usr/sbin/exim4 -C \(folder.path)/exim.conf \(way) \"$@\"\n".utf8).write(
                to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
    }

    /// Hands a mail to the server as a person's mail program does, and waits for its delivery.
    func deliver(_ mail: String, from sender: String, to recipient: String) throws {
        let file = folder.appending(path: "\(UUID().uuidString).eml")
        try Data(mail.utf8).write(to: file)
        try run(["-i", "-f", sender, "--", recipient], input: FileHandle(forReadingFrom: file))
    }

    /// Tries everything that waits in its queue.
    func tryAgain() throws { try run(["-qff"], input: .nullDevice) }

    /// What lies in Lee's mailbox, mail by mail.
    var mailbox: [String] {
        let text = (try? String(contentsOf: folder.appending(path: "box/lee"), encoding: .utf8)) ?? ""
        return "\n\(text)".components(separatedBy: "\nFrom support@provider.example ").dropFirst().map { String($0) }
    }

    var log: String { (try? String(contentsOf: folder.appending(path: "log/main"), encoding: .utf8)) ?? "" }

    private func run(_ arguments: [String], input: FileHandle) throws {
        let process = Process()
        process.executableURL = URL(filePath: sendmail)
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }
}
