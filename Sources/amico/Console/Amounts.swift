import ArgumentParser
import BackOffice
import Domain

extension Currency {
    /// An amount as it is typed: `210.00`. A text that is none is a usage error.
    func amount(_ text: String, _ option: String) throws -> Money {
        guard let money = Money(decimal: text, self) else {
            throw ValidationError("--\(option) is an amount in \(self), such as 4200.00.")
        }
        return money
    }
}

extension View {
    /// What a customer is billed in.
    func currency(of customer: CustomerCode) throws -> Currency { try self.customer(customer).currency }
}

/// A name with its amount, typed as `live chat=6000.00`.
struct NamedAmount: ExpressibleByArgument {
    let name: String
    let amount: String

    init?(argument: String) {
        guard let sign = argument.lastIndex(of: "=") else { return nil }
        name = String(argument[..<sign])
        amount = String(argument[argument.index(after: sign)...])
    }
}

/// A word of several parts, typed with dashes: `advanced-services`.
enum Dashed {
    static func value<Word: RawRepresentable>(_ text: String) -> Word? where Word.RawValue == String {
        Word(rawValue: text.split(separator: "-").joined(separator: " "))
    }

    static func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> [String] where Word.RawValue == String {
        type.allCases.map { $0.rawValue.split(separator: " ").joined(separator: "-") }
    }
}
