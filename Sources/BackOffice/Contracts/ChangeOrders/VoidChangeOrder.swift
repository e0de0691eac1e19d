import Domain
import GRDB

/// Drops a change order before both sides have signed it.
package struct VoidChangeOrder: Action {
    package static let permission = Permission.manageContracts
    package static var example: VoidChangeOrder {
        VoidChangeOrder(changeOrder: Identifier(named: "CO-000002"), reason: "The customer took another date instead.")
    }

    package var changeOrder: ChangeOrder.ID
    /// Why, in 1 to 2,000 characters.
    package var reason: String

    package init(changeOrder: ChangeOrder.ID, reason: String) {
        self.changeOrder = changeOrder
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        var order = try book.view.changeOrder(changeOrder)
        try order.void(on: try book.view.customer(order.customer).zone.day(of: book.now), reason: reason)
        try order.updateStatus(in: book)
        return Done()
    }
}
