import BackOffice
import Documents
import Domain
import Workbook

/// A list as a page shows it: filters, count, heads that sort, rows, what to do with those taken, the way on.
struct ListPiece: Piece {
    static let template = "web/list"

    let heads: [Head]
    let rows: [DrawnRow]
    let count: String
    let previous: String?
    let next: String?
    let exports: [Button]
    let bulk: [DrawnBulk]
    let token: String
    let once = Secret.new().text
    let whenEmpty: String
    let path: String
    let views: [KeptView]
    let query: String
    let caption: String

    struct Head: TemplateValue {
        let title: String
        let href: String?
        /// `ascending`, `descending`, or nil.
        let order: String?
        let isFigure: Bool
        /// Its cells hold sentences, which want room.
        let isProse: Bool
        static let fields: [String: @Sendable (Head) -> Any?] = [
            "title": { $0.href == nil ? $0.title : nil }, "linked": { $0.href == nil ? nil : $0.title }, "href": { $0.href },
            "order": { $0.order }, "mark": { $0.order == "ascending" ? "\u{25B2}" : $0.order == nil ? nil : "\u{25BC}" },
            "isFigure": { $0.isFigure }, "isProse": { $0.isProse },
        ]
    }

    struct DrawnRow: RowPiece {
        static let template = "web/list-row"
        let key: String
        let cells: [Shown]
        let isPickable: Bool
        static let fields: [String: @Sendable (DrawnRow) -> Any?] = [
            "key": { $0.isPickable ? $0.key : nil }, "cells": { $0.cells },
        ]
    }

    struct DrawnBulk: TemplateValue {
        let words: String
        let address: String
        let form: Form
        static let fields: [String: @Sendable (DrawnBulk) -> Any?] = [
            "words": { $0.words }, "address": { $0.address },
            "fields": { bulk in bulk.form.fields.map { Form.Drawn(field: $0, form: bulk.form) } },
        ]
    }

    /// A view somebody keeps: the way to it, and what forgets it.
    struct KeptView: TemplateValue {
        let name: String
        let href: String
        let list: String
        let token: String
        static let fields: [String: @Sendable (KeptView) -> Any?] = [
            "name": { $0.name }, "href": { $0.href }, "list": { $0.list }, "token": { $0.token },
        ]
    }

    var inner: [any Piece] { rows }

    static let fields: [String: @Sendable (ListPiece) -> Any?] = [
        "heads": { $0.heads }, "count": { $0.count }, "previous": { $0.previous }, "next": { $0.next }, "exports": { $0.exports },
        "bulk": { $0.bulk },
        "hasBulk": { !$0.bulk.isEmpty }, "formToken": { $0.token }, "once": { $0.once },
        "whenEmpty": { $0.rows.isEmpty ? $0.whenEmpty : nil },
        "path": { $0.path }, "views": { $0.views }, "hasViews": { !$0.views.isEmpty },
        "query": { $0.query.isEmpty ? nil : $0.query },
        "caption": { $0.caption },
    ]
}

extension Listing {
    static var pageRows: Int { 50 }

    /// The columns an address asks for, else those that are not spare.
    func chosen(of all: [ListColumn<Row>], _ visit: Visit) -> [ListColumn<Row>] {
        let asked = visit.query.all("column")
        let named = all.filter { asked.contains($0.name) }
        return named.isEmpty ? all.filter { !$0.isSpare } : named
    }

    /// What narrows the list, and the list.
    func pieces(_ visit: Visit, limit: Int? = Listing.pageRows) throws -> [any Piece] {
        let all = columns(visit)
        let chosen = chosen(of: all, visit)
        let query = ListQuery(visit.query, limit: limit)
        let filters = try filters(visit)
        let page = try page(query, visit, all, filters: filters)
        let again =
            page.isBegunAgain
            ? [
                Remark(
                    "The row this page was to go on after, \(query.after?.prefix(60) ?? ""), is not in the list any more: it begins again with its first rows.",
                    tone: .due)
            ] : []
        return [filterBar(visit, filters, all, chosen)] + again + [try piece(visit, query, page, all, chosen)]
    }

    private func filterBar(
        _ visit: Visit, _ filters: [ListFilter], _ all: [ListColumn<Row>], _ chosen: [ListColumn<Row>]
    ) -> ListFilters {
        ListFilters(
            path: path, filters: filters.map { ListFilters.Drawn($0, value: visit.query[$0.name] ?? "") },
            columns: all.map { column in
                Form.Drawn.Choice(
                    value: column.name, words: column.column.title, isTaken: chosen.contains { $0.name == column.name })
            })
    }

    private func piece(
        _ visit: Visit, _ query: ListQuery, _ page: ListPage<Row>, _ all: [ListColumn<Row>], _ chosen: [ListColumn<Row>]
    ) throws -> ListPiece {
        let bulk = bulk.filter { visit.actor.permissions.contains($0.permission) }
        let rows = page.rows.map { row in
            ListPiece.DrawnRow(
                key: key(row),
                cells: chosen.map { $0.drawn(row, in: visit.zone) }, isPickable: !bulk.isEmpty)
        }
        let clean = visit.query.with([("after", nil)])
        return ListPiece(
            heads: chosen.enumerated().map { index, column in
                head(column, query, clean, rows.map { $0.cells[index] })
            }, rows: rows, count: count(page, query),
            previous: query.after == nil || page.isBegunAgain ? nil : clean.address(path),
            next: page.next.map { clean.with([("after", $0)]).address(path) },
            exports: [
                Button("Export as workbook", href: clean.address(path + ".xlsx")),
                Button("Export as CSV", href: clean.address(path + ".csv")),
            ],
            bulk: try bulk.map { bulk in
                ListPiece.DrawnBulk(
                    words: bulk.words, address: bulk.address,
                    form: Form(to: bulk.address, try bulk.fields(visit), deed: bulk.words, visit: visit))
            }, token: visit.formToken, whenEmpty: whenEmpty, path: path, views: try savedViews(visit), query: clean.encoded,
            caption: title)
    }

    private func savedViews(_ visit: Visit) throws -> [ListPiece.KeptView] {
        try visit.read { try $0.savedViews(of: path) }.map {
            ListPiece.KeptView(name: $0.name, href: "\(path)?\($0.query)", list: path, token: visit.formToken)
        }
    }

    private func head(_ column: ListColumn<Row>, _ query: ListQuery, _ clean: Query, _ cells: [Shown]) -> ListPiece.Head {
        let isFigure = cells.contains(where: \.isFigure)
        let isSorted = query.sort == column.name
        let order = isSorted ? (query.isDescending ? "descending" : "ascending") : nil
        let next = isSorted && !query.isDescending ? "-\(column.name)" : column.name
        return ListPiece.Head(
            title: column.column.title, href: column.isSortable ? clean.with([("sort", next)]).address(path) : nil, order: order,
            isFigure: isFigure,
            isProse: !isFigure && cells.contains { $0.text.count > 30 || ($0.sub?.count ?? 0) > 30 })
    }

    private func count(_ page: ListPage<Row>, _ query: ListQuery) -> String {
        guard let total = page.total else {
            return "\(page.rows.count.grouped) shown" + (page.next == nil ? "" : ", more follow")
        }
        return page.rows.count == total ? "\(total.grouped) in all" : "\(page.rows.count.grouped) of \(total.grouped)"
    }
}

extension Cell {
    /// As `words`, with instants on the viewer's clock; a day and a time stay whole where a narrow column breaks them.
    func words(in zone: Zone) -> String {
        switch self {
        case .day: return words.replacing(" ", with: "\u{A0}")
        case .instant(let instant, _):
            return zone.words(instant).withTimeWhole
        default: return words
        }
    }

    var standsRight: Bool {
        switch self {
        case .empty, .text, .verdict, .link, .day, .month, .instant: false
        case .int, .decimal, .share, .percent, .hours, .seconds, .money: true
        }
    }
}
