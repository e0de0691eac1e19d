/// One line of an invoice, with the facts it bills (7.2). Its amount is the price times the sum of their quantities, rounded once.
package struct InvoiceLine: Equatable, Codable, Sendable {
    /// A fact that stands on the line; on no other, until a credit note over the whole invoice releases it.
    package struct Claim: Equatable, Codable, Sendable {
        package let kind: BillableFact.Kind
        package let id: String
        package let quantity: Int
        package let price: Money
        /// Where the quantity or the price comes from.
        package let words: String

        package init(kind: BillableFact.Kind, id: String, quantity: Int, price: Money, words: String) {
            self.kind = kind
            self.id = id
            self.quantity = quantity
            self.price = price
            self.words = words
        }
    }

    package let position: Int
    package let agreement: String
    package let item: BilledItem
    package let description: String
    /// First and last day of what is billed.
    package let from: Day
    package let through: Day
    package let quantity: Int
    package let unit: BillingUnit
    package let price: Money
    package let amount: Money
    package let isTaxable: Bool
    package let isPrepaid: Bool
    package let claims: [Claim]

    package init(
        position: Int, agreement: String, item: BilledItem, description: String, from: Day, through: Day, quantity: Int,
        unit: BillingUnit, price: Money, amount: Money, isTaxable: Bool, isPrepaid: Bool, claims: [Claim]
    ) {
        self.position = position
        self.agreement = agreement
        self.item = item
        self.description = description
        self.from = from
        self.through = through
        self.quantity = quantity
        self.unit = unit
        self.price = price
        self.amount = amount
        self.isTaxable = isTaxable
        self.isPrepaid = isPrepaid
        self.claims = claims
    }

    package var derivation: Derivation {
        var why = Derivation(
            "\(description), \(from == through ? from.words : "\(from.words) to \(through.words)")", rule: item.rule,
            result: amount.description)
        why.input("agreement", agreement)
        for claim in claims { why.input(claim.kind.rawValue, claim.words, source: claim.id) }
        if claims.count > 1 { why.step("\(unit.words(quantity)) in all, from \(claims.count.grouped) facts") }
        if unit != .each || quantity != 1 {
            let per = unit == .hour ? "\(quantity.grouped) min x \(price) / 60" : "\(unit.words(quantity)) x \(price)"
            why.step("\(per) = \(amount), rounded once")
        }
        why.step(isTaxable ? "it is taxable" : "it is not taxed")
        return why
    }
}

extension InvoiceLine {
    /// Puts facts on lines: those of one agreement, item, period and price share one. Every fact is on exactly one line.
    ///
    /// Refuses an amount that does not fit.
    package static func lines(
        of facts: [BillableFact], taxesTravel: Bool, from first: Int = 1
    ) throws(BillingRefusal) -> [InvoiceLine] {
        struct Key: Hashable {
            let agreement: String
            let item: BilledItem
            let description: String
            let from: Day
            let through: Day
            let unit: BillingUnit
            let price: Money
        }
        var places: [Key: Int] = [:]
        var groups: [[BillableFact]] = []
        for fact in facts.sorted(by: BillableFact.precede) {
            let key = Key(
                agreement: fact.agreement, item: fact.item, description: fact.description, from: fact.from,
                through: fact.through, unit: fact.unit, price: fact.price)
            if let place = places[key] {
                groups[place].append(fact)
            } else {
                places[key] = groups.count
                groups.append([fact])
            }
        }
        var lines: [InvoiceLine] = []
        lines.reserveCapacity(groups.count)
        for group in groups {
            guard let head = group.first else { continue }
            let quantity = group.reduce(0) { $0.addingClamped($1.quantity) }
            guard let amount = head.price.times(quantity, over: head.unit.divisor) else { throw .amountOutOfBounds }
            lines.append(
                InvoiceLine(
                    position: first + lines.count, agreement: head.agreement, item: head.item, description: head.description,
                    from: head.from, through: head.through, quantity: quantity, unit: head.unit, price: head.price,
                    amount: amount, isTaxable: taxesTravel || !head.item.isTravelAndLiving,
                    isPrepaid: group.contains(where: \.isPrepaid),
                    claims: group.map {
                        Claim(kind: $0.kind, id: $0.id, quantity: $0.quantity, price: $0.price, words: $0.words)
                    }))
        }
        return lines
    }
}

extension BillableFact {
    /// The order of an invoice's lines: by item, agreement and day.
    static func precede(_ a: BillableFact, _ b: BillableFact) -> Bool {
        (a.item.order, a.agreement, a.from, a.through) == (b.item.order, b.agreement, b.from, b.through)
            ? (a.description, a.id) < (b.description, b.id)
            : (a.item.order, a.agreement, a.from, a.through) < (b.item.order, b.agreement, b.from, b.through)
    }
}
