import BackOffice
import Domain
import Workbook

/// A filter of a list: its name in the address, and what may stand there.
package struct ListFilter: Sendable {
    package enum Kind: Sendable {
        /// One of these; anything else is refused.
        case choice([(value: String, words: String)])
        /// One of the customers the viewer may see; any other is not there.
        case customers([(value: String, words: String)])
        /// One of these or another, which the list reads itself: months beyond those it offers.
        case offer([(value: String, words: String)])
        case text(example: String)
    }

    let name: String
    let label: String
    let kind: Kind
    /// What a list shows where nothing is chosen.
    let whenNone: String
    /// What asks for the same as choosing nothing, where that has a word.
    private let standing: String?

    package init(_ name: String, _ label: String, _ kind: Kind, whenNone: String = "any", standing: String? = nil) {
        self.name = name
        self.label = label
        self.kind = kind
        self.whenNone = whenNone
        self.standing = standing
    }

    /// Refuses a word that is none of its choices.
    func check(_ query: ListQuery) throws {
        switch kind {
        case .choice(let choices):
            let words = [standing].compactMap { $0 } + choices.map(\.value)
            _ = try query.word(name, ListFilter.said(words)) { words.contains($0) ? $0 : nil }
        case .customers(let choices):
            let code = try query.word(name, "a utility's code") { CustomerCode($0) }
            if let code, !choices.contains(where: { $0.value == code.text }) { throw Missing("customer", code) }
        case .offer, .text: return
        }
    }

    /// `draft, issued or paid`; more than people read at a glance are not told one by one.
    private static func said(_ words: [String]) -> String {
        guard let last = words.last, words.count <= 12 else { return "one of those the list offers" }
        return words.count == 1 ? last : "\(words.dropLast().joined(separator: ", ")) or \(last)"
    }
}

/// What a list is asked for, read off its address: filters, order, columns, where the page begins.
package struct ListQuery: Sendable {
    package let query: Query
    /// A column's name.
    package let sort: String?
    package let isDescending: Bool
    /// The last row of the page before, by its key.
    package let after: String?
    /// Rows of a page; nil for all of them, as an export has.
    package let limit: Int?

    package init(_ query: Query, limit: Int?) {
        self.query = query
        let order = query["sort"]
        sort = order.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
        isDescending = order?.hasPrefix("-") == true
        after = limit == nil ? nil : query["after"]
        self.limit = limit
    }

    package subscript(_ name: String) -> String? { query[name] }

    /// A filter's value as a word of the house; refused where it is none.
    package func word<Word>(_ name: String, _ expected: String, _ read: (String) -> Word?) throws(FormProblem) -> Word? {
        guard let text = query[name] else { return nil }
        guard let word = read(text) else {
            throw FormProblem(
                name,
                "The filter \u{201C}\(name)\u{201D} is \(expected); \u{201C}\(text.prefix(60))\u{201D} is not. Take it out, or correct it."
            )
        }
        return word
    }
}

/// One page of rows, and how to go on.
package struct ListPage<Row: Sendable>: Sendable {
    package let rows: [Row]
    /// How many there are in all; nil where counting would cost more than it tells.
    package let total: Int?
    /// The key of the last row, where there are more.
    package let next: String?
    /// The row it was to go on after is not in the list any more: these are the first rows.
    package let isBegunAgain: Bool

    package init(_ rows: [Row], total: Int?, next: String?, isBegunAgain: Bool = false) {
        self.rows = rows
        self.total = total
        self.next = next
        self.isBegunAgain = isBegunAgain
    }

    func map<Other>(_ transform: (Row) throws -> Other) rethrows -> ListPage<Other> {
        ListPage<Other>(try rows.map(transform), total: total, next: next, isBegunAgain: isBegunAgain)
    }
}

/// A list of the house: the same rows, filters, columns and order on a page, in a workbook, in CSV and in the API.
package struct Listing<Row: Sendable>: Sendable {
    package let path: String
    package let title: String
    package let section: Page.Section?
    package let access: Route.Access
    let columns: @Sendable (Visit) -> [ListColumn<Row>]
    let filters: @Sendable (Visit) throws -> [ListFilter]
    let key: @Sendable (Row) -> String
    let deeds: @Sendable (Visit) -> [Button]
    let bulk: [Bulk]
    let whenEmpty: String
    /// What stands over the rows on the page, and in no export.
    let above: @Sendable (Visit) throws -> [any Piece]
    /// Within one reading of the books; the columns, which may have read them too, are made before.
    private let fetch: @Sendable (View, ListQuery, Visit, [ListColumn<Row>]) throws -> ListPage<Row>

    /// What can be done to several rows at once.
    package struct Bulk: Sendable {
        let words: String
        let address: String
        /// Who is offered it.
        let permission: Permission
        let fields: @Sendable (Visit) throws -> [Field]

        package init(
            _ words: String, to address: String, _ permission: Permission,
            _ fields: @escaping @Sendable (Visit) throws -> [Field] = { _ in [] }
        ) {
            self.words = words
            self.address = address
            self.permission = permission
            self.fields = fields
        }
    }

    /// Refused where a filter is asked for what it does not have.
    func page(
        _ query: ListQuery, _ visit: Visit, _ columns: [ListColumn<Row>]? = nil, filters: [ListFilter]? = nil
    ) throws -> ListPage<Row> {
        for filter in try filters ?? self.filters(visit) { try filter.check(query) }
        let columns = columns ?? self.columns(visit)
        return try visit.read { try fetch($0, query, visit, columns) }
    }
}

extension Listing {
    /// A list whose rows come a page at a time from the books.
    package init(
        _ path: String, _ title: String, section: Page.Section?, access: Route.Access = .permission(.readBooks),
        key: @escaping @Sendable (Row) -> String, deeds: @escaping @Sendable (Visit) -> [Button] = { _ in [] }, bulk: [Bulk] = [],
        whenEmpty: String, filters: @escaping @Sendable (Visit) throws -> [ListFilter] = { _ in [] },
        columns: @escaping @Sendable (Visit) -> [ListColumn<Row>],
        paged fetch: @escaping @Sendable (View, ListQuery, Visit) throws -> ListPage<Row>
    ) {
        self.init(
            path: path, title: title, section: section, access: access, columns: columns, filters: filters, key: key,
            deeds: deeds, bulk: bulk, whenEmpty: whenEmpty, above: { _ in [] },
            fetch: { view, query, visit, _ in try fetch(view, query, visit) })
    }

    /// A list that is short enough to be read whole: order and pages are made here.
    package init(
        _ path: String, _ title: String, section: Page.Section?, access: Route.Access = .permission(.readBooks),
        key: @escaping @Sendable (Row) -> String, deeds: @escaping @Sendable (Visit) -> [Button] = { _ in [] }, bulk: [Bulk] = [],
        whenEmpty: String, filters: @escaping @Sendable (Visit) throws -> [ListFilter] = { _ in [] },
        columns: @escaping @Sendable (Visit) -> [ListColumn<Row>],
        above: @escaping @Sendable (Visit) throws -> [any Piece] = { _ in [] },
        whole rows: @escaping @Sendable (View, ListQuery) throws -> [Row]
    ) {
        self.init(
            path: path, title: title, section: section, access: access, columns: columns, filters: filters, key: key,
            deeds: deeds, bulk: bulk, whenEmpty: whenEmpty, above: above,
            fetch: { view, query, _, columns in
                ListOrder.page(ListOrder.sorted(try rows(view, query), by: query, columns), query, key: key)
            })
    }
}

/// Order and pages of a list held in memory.
enum ListOrder {
    static func sorted<Row>(_ rows: [Row], by query: ListQuery, _ columns: [ListColumn<Row>]) -> [Row] {
        guard let sort = query.sort, let column = columns.first(where: { $0.name == sort && $0.isSortable }) else { return rows }
        let keyed = rows.map { ($0, CellOrder(column.column.cell($0))) }
        // Rows that are alike stay as they were, either way round.
        return keyed.enumerated().sorted { a, b in
            if a.element.1 == b.element.1 { return a.offset < b.offset }
            return query.isDescending ? b.element.1 < a.element.1 : a.element.1 < b.element.1
        }.map(\.element.0)
    }

    static func page<Row>(_ rows: [Row], _ query: ListQuery, key: (Row) -> String) -> ListPage<Row> {
        guard let limit = query.limit else { return ListPage(rows, total: rows.count, next: nil) }
        let last = query.after.map { after in rows.firstIndex { key($0) == after } }
        let start = last.flatMap { $0 }.map { $0 + 1 } ?? 0
        let page = Array(rows.dropFirst(start).prefix(limit))
        return ListPage(
            page, total: rows.count, next: start + page.count < rows.count ? page.last.map(key) : nil,
            isBegunAgain: last == .some(nil))
    }
}

/// How cells of a column stand to each other: figures by size, words by their letters, nothing last.
struct CellOrder: Comparable {
    private let rank: Int
    private let figure: Double
    private let words: String

    init(_ cell: Cell) {
        let figure: Double? =
            switch cell {
            case .int(let value): Double(value)
            case .decimal(let units, _): Double(units)
            case .share(let share, _): share.whole == 0 ? -1 : Double(share.part) / Double(share.whole)
            case .percent(let percent): Double(percent.millionths)
            case .hours(let hours): Double(hours.minutes)
            case .seconds(let seconds): Double(seconds)
            case .money(let money): Double(money.minor)
            case .day(let day): Double(day.ordinal)
            case .month(let month): Double(month.first.ordinal)
            case .instant(let instant, _): Double(instant.milliseconds)
            case .empty, .text, .verdict, .link: nil
            }
        self.figure = figure ?? 0
        words = figure == nil ? cell.words.lowercased() : ""
        rank = figure != nil ? 0 : words.isEmpty ? 2 : 1
    }

    static func < (a: CellOrder, b: CellOrder) -> Bool { (a.rank, a.figure, a.words) < (b.rank, b.figure, b.words) }
}
