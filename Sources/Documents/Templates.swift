import BackOffice
import Domain
import Foundation
import Mustache

/// The mustache files of one folder, read and checked before anything is made from them.
package struct Templates: Sendable {
    /// The name of every template, `documents/invoice`, in order.
    package let names: [String]
    private let library: MustacheLibrary
    /// What was made of rows. Most rows of a page stand on the next one as they are, and the same of a row is the same markup.
    private let kept = KeptValues<String>(atMost: 24 << 20)

    private struct Row<Value: Hashable & Sendable>: Hashable, Sendable {
        let template: String
        let value: Value
    }

    /// Refuses a folder that holds none, a file that does not parse, and a template that names another one that is not there.
    package init(in folder: String) throws(TemplateRefusal) {
        let texts = try Templates.texts(in: folder)
        var parsed: [String: MustacheTemplate] = [:]
        for (name, text) in texts {
            do {
                parsed[name] = try MustacheTemplate(string: text)
            } catch {
                throw .unreadable(name, "\(error)")
            }
            for other in TemplateTags(text).templates where texts[other] == nil { throw .missing(other, in: name) }
        }
        names = texts.keys.sorted()
        library = MustacheLibrary(templates: parsed)
    }

    /// The text a template makes of a value.
    package func render(_ value: some TemplateValue, with name: String) throws(TemplateRefusal) -> String {
        guard let text = library.render(value, withTemplate: name) else { throw .missing(name, in: nil) }
        return text
    }

    /// As `render`, for what comes again and again as it is.
    package func renderOnce(_ value: some TemplateValue & Hashable & Sendable, with name: String) throws(TemplateRefusal)
        -> String
    {
        // A row takes about as much as its markup.
        try kept.value(of: Row(template: name, value: value), bytes: { 2 * $0.utf8.count }) { () throws(TemplateRefusal) in
            try render(value, with: name)
        }
    }

    private static func texts(in folder: String) throws(TemplateRefusal) -> [String: String] {
        let base = URL(filePath: folder).resolvingSymlinksInPath()
        let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        var texts: [String: String] = [:]
        for path in paths where path.hasSuffix(".mustache") {
            guard let text = try? String(contentsOf: base.appending(path: path), encoding: .utf8) else {
                throw .unreadable(path, "it is not UTF-8 text")
            }
            texts[String(path.dropLast(".mustache".count))] = text
        }
        guard !texts.isEmpty else { throw .none(folder) }
        return texts
    }
}

extension Templates {
    /// Those of AMICO_TEMPLATES, else of the folder beside the package, else of share/amico beside the program's own folder.
    package static func find() throws(TemplateRefusal) -> Templates {
        if let named = ProcessInfo.processInfo.environment["AMICO_TEMPLATES"], !named.isEmpty { return try Templates(in: named) }
        var folder = URL(filePath: Bundle.main.executablePath ?? CommandLine.arguments.first ?? ".").resolvingSymlinksInPath()
        let installed = folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/amico/Templates")
        var places: [URL] = []
        // .build/<triple>/<configuration>/amico stands four folders under the package.
        for _ in 0..<5 {
            folder.deleteLastPathComponent()
            places.append(folder.appending(path: "Templates"))
        }
        places.append(installed)
        guard
            let found = places.first(where: { FileManager.default.fileExists(atPath: $0.appending(path: "documents").path) })
        else { throw .none(installed.path) }
        return try Templates(in: found.path)
    }
}

/// What a template names, read off its text.
package struct TemplateTags {
    /// Templates it takes in or stands on.
    package private(set) var templates: Set<String> = []
    /// Values it shows or asks, and the parts of dotted ones; `.` is left out.
    package private(set) var values: Set<String> = []

    package init(_ text: String) {
        for piece in text.components(separatedBy: "{{").dropFirst() {
            guard let end = piece.range(of: "}}") else { continue }
            let tag = piece[..<end.lowerBound].drop { $0 == "{" }
            guard let sign = tag.first else { continue }
            let name = tag.drop { "#^>&<".contains($0) }.trimmingCharacters(in: .whitespaces)
            switch sign {
            case ">", "<": templates.insert(name)
            case "/", "$", "!", "%", "=": continue
            default: values.formUnion(name.split(separator: ".").map(String.init))
            }
        }
    }
}

package enum TemplateRefusal: Refusal, Equatable {
    case none(String)
    case unreadable(String, String)
    case missing(String, in: String?)

    package var message: String {
        switch self {
        case .none(let folder):
            "There are no templates in \(folder). Name the folder that holds them in AMICO_TEMPLATES."
        case .unreadable(let name, let problem): "The template \(name) cannot be read: \(problem). Put its text right."
        case .missing(let name, let user):
            "There is no template \(name)\(user.map { ", which \($0) names" } ?? ""). Put it back, or correct the name."
        }
    }
}
