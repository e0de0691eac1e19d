/// A memory that stays small: of more than it holds, the oldest are forgotten.
struct Recent<Value> {
    private let most: Int
    private var values: [String: Value] = [:]
    private var order: [String] = []

    init(most: Int = 10_000) { self.most = most }

    subscript(key: String) -> Value? { values[key] }

    mutating func keep(_ value: Value, as key: String) {
        if values.updateValue(value, forKey: key) != nil { order.removeAll { $0 == key } }
        order.append(key)
        if order.count > most { values[order.removeFirst()] = nil }
    }

    mutating func take(_ key: String) -> Value? {
        guard let value = values.removeValue(forKey: key) else { return nil }
        order.removeAll { $0 == key }
        return value
    }
}
