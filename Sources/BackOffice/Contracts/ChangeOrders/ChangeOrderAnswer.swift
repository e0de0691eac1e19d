import Domain

/// What `change-order list --json` prints of a change order. Its words name what it costs.
package struct ChangeOrderAnswer: Encodable, Equatable, Sendable {
    package let changeOrder: ChangeOrder.ID
    package let statementOfWork: StatementOfWork.ID
    package let asks: String
    package let status: String
    package let bindingOn: Day?
    package let reason: String

    package init(_ order: ChangeOrder) {
        changeOrder = order.id
        statementOfWork = order.statementOfWork
        asks = order.asks.words
        status = order.status.word
        bindingOn = order.bindingOn
        reason = order.reason
    }
}
