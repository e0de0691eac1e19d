import Domain
import Workbook

/// How each figure came about: the rule, what went in, the steps, the result. The same text `amico why` prints.
enum EvidenceSheet {
    static func sheet(_ derivations: [Derivation]) -> Sheet {
        let all: [Line] = derivations.flatMap { lines(of: $0, depth: 0) + [Line(kind: "", label: "", value: "", source: "")] }
        let table = Table(
            "why", all,
            columns: [
                Column("", widest: 14) { line in
                    line.kind == "result" ? .verdict(Verdict(line.kind, .calm)) : .text(line.kind)
                },
                Column("What", widest: 34) { .text($0.label) },
                Column("Figure or step", widest: 96) { .text($0.value) },
                Column("Record", widest: 24) { .text($0.source) },
            ])
        return Sheet(
            "Why", title: "Why each figure is what it is",
            summary: "The derivation of every commitment: rule, inputs, steps, result",
            [.table(table)])
    }

    private struct Line: Sendable {
        let kind: String
        let label: String
        let value: String
        let source: String
    }

    private static func lines(of derivation: Derivation, depth: Int) -> [Line] {
        var out = [
            Line(kind: depth == 0 ? "figure" : "made from", label: "", value: derivation.title, source: ""),
            Line(kind: "rule", label: "", value: derivation.rule, source: ""),
        ]
        out += derivation.inputs.map {
            Line(kind: "given", label: $0.label, value: $0.value, source: short($0.source ?? ""))
        }
        let steps = derivation.steps.filter { !isDay($0) }
        out += steps.map { Line(kind: "step", label: "", value: $0, source: "") }
        if steps.count < derivation.steps.count {
            out.append(Line(kind: "step", label: "", value: "day by day: on the sheet of these reads", source: ""))
        }
        out.append(Line(kind: "result", label: "", value: derivation.result, source: ""))
        return out + derivation.parts.flatMap { lines(of: $0, depth: depth + 1) }
    }

    /// `2026-09-03: 2,208 of 2,256`: a step that the sheet of daily rates holds as figures.
    private static func isDay(_ step: String) -> Bool {
        Day(step.prefix(10)) != nil && step.dropFirst(10).hasPrefix(": ")
    }

    /// Digests are told apart by their beginning.
    private static func short(_ source: String) -> String {
        source.count > 40 ? source.prefix(16) + "\u{2026}" : source
    }
}
