import Documents
import Domain

/// How a figure came about, as every figure can tell.
package struct Why: Piece {
    package static let template = "web/why"
    let derivation: Derivation
    package let inner: [any Piece]

    package init(_ derivation: Derivation) {
        self.derivation = derivation
        inner = derivation.parts.map(Why.init)
    }

    struct Given: TemplateValue {
        let input: Derivation.Input
        static let fields: [String: @Sendable (Given) -> Any?] = [
            "label": { $0.input.label },
            "value": { given in
                let source = given.input.source.flatMap { RecordLink.href($0) == nil ? $0 : nil }
                // A file is told by the beginning of its hash, as everywhere.
                let isHash = source.map { $0.count == 64 && $0.allSatisfy(\.isHexDigit) } == true
                return Shown(given.input.value, sub: isHash ? source.map { "file \($0.prefix(12))" } : source)
            },
            "source": { given in
                given.input.source.flatMap { source in RecordLink.href(source).map { Shown(source, href: $0) } }
            },
        ]
    }

    package static let fields: [String: @Sendable (Why) -> Any?] = [
        "title": { $0.derivation.title }, "rule": { $0.derivation.rule },
        "given": { $0.derivation.inputs.map(Given.init) }, "steps": { $0.derivation.steps }, "result": { $0.derivation.result },
        "hasParts": { !$0.derivation.parts.isEmpty },
    ]
}
