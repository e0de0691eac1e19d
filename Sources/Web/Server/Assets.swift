import BackOffice
import Documents
import NIOCore

/// The style and the script of the pages, under names that tell their contents, so that browsers keep them for good.
struct Assets: Sendable {
    struct File: Sendable {
        let path: String
        let type: String
        let bytes: ByteBuffer
    }

    let style: File
    let script: File

    init(_ templates: Templates) throws {
        style = try Assets.file("web/style", "css", "text/css; charset=utf-8", templates)
        script = try Assets.file("web/script", "js", "text/javascript; charset=utf-8", templates)
    }

    private static func file(_ template: String, _ ending: String, _ type: String, _ templates: Templates) throws -> File {
        let text = try templates.render(Plain(), with: template)
        return File(
            path: "/assets/amico-\(Secret(text).digest.prefix(12)).\(ending)", type: type, bytes: ByteBuffer(string: text))
    }

    private struct Plain: TemplateValue {
        static let fields: [String: @Sendable (Plain) -> Any?] = [:]
    }
}
