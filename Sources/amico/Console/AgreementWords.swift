import ArgumentParser
import Domain

/// What a Cloud Services agreement is made of, as it is typed.
extension DeliveryModel: ExpressibleByArgument {
    package init?(argument: String) {
        guard let model = Self.allCases.first(where: { $0.typed == argument }) else { return nil }
        self = model
    }

    package static var allValueStrings: [String] { allCases.map(\.typed) }

    private var typed: String { words.lowercased().replacing(" ", with: "-") }
}

extension DataCenter: ExpressibleByArgument {
    package init?(argument: String) {
        guard let center = Self.allCases.first(where: { $0.words == argument }) else { return nil }
        self = center
    }

    package static var allValueStrings: [String] { allCases.map(\.words) }
}

extension CloudServicesFees.Per: ExpressibleByArgument {}
extension CloudServicesFees.Timing: ExpressibleByArgument {}

/// A name with its price, or without: `warm-site=420.00`, `warm-site`.
struct NamedPrice: ExpressibleByArgument {
    let name: String
    let amount: String?

    init?(argument: String) {
        let priced = NamedAmount(argument: argument)
        name = priced?.name ?? argument
        amount = priced?.amount
        if name.isEmpty { return nil }
    }
}

/// A band of credits: `99.0=5` is 5 % below 99.0 %.
struct CreditBand: ExpressibleByArgument {
    let band: CreditTerms.Band

    init?(argument: String) {
        guard let typed = NamedAmount(argument: argument), let below = Percent(typed.name),
            let part = Percent(typed.amount)?.basisPoints
        else { return nil }
        band = CreditTerms.Band(below: below, basisPoints: part)
    }
}

/// A read target: `interval-t1=98.5`.
struct ReadTargetWord: ExpressibleByArgument {
    let target: Catalogue.ReadTarget

    init?(argument: String) {
        guard let typed = NamedAmount(argument: argument), let metric = Metric.all.first(where: { $0.name == typed.name }),
            let percent = Percent(typed.amount)
        else { return nil }
        target = Catalogue.ReadTarget(metric: metric, target: percent)
    }
}
