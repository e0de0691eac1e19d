import ArgumentParser
import BackOffice
import Domain
import Foundation

struct RequestAttach: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "Attach a file to a request; it is kept under its hash.",
        discussion: "Example: amico request attach SR-000123 headend.log")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Argument(help: "The file.", completion: .file()) var file: String

    func run() async throws {
        let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
        guard size > 0 else { throw RequestRefusal.fileEmpty(file) }
        guard size <= AttachToRequest.largest else { throw RequestRefusal.fileTooLarge(limit: AttachToRequest.largest) }
        let action = AttachToRequest(
            request: request, name: URL(filePath: file).lastPathComponent, sha256: try await house.keep(file))
        try house.answer(try await house.perform(action), "has the file")
    }
}

struct RequestFetch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", abstract: "Write a file that was attached to a request.",
        discussion: "Example: amico request fetch SR-000123 5 --out headend.log")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Argument(help: ArgumentHelp("Its place in the history (amico request show).", valueName: "n")) var place: Int
    @Option(help: ArgumentHelp("The file to write.", valueName: "file")) var out: String

    func run() throws {
        let size = try house.read { view in
            let bytes = try Data(contentsOf: URL(filePath: view.file(of: request, at: place).path))
            try bytes.write(to: URL(filePath: out), options: .atomic)
            return bytes.count
        }
        try house.answer(["bytes": size]) { "\(size.counted("byte")) are written to \(out)." }
    }
}
