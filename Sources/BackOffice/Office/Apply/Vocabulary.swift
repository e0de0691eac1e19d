import Domain
import Metering

/// The words a field takes where only a few are known, by the name of their type; for saying so when another was given.
enum Vocabulary {
    static func words(of type: some StringProtocol) -> [String] { known[String(type)] ?? [] }

    private static let known: [String: [String]] = [
        "Communication": Communication.allCases.map(\.rawValue),
        "Configuration": Configuration.allCases.map(\.rawValue),
        "DataCenter": DataCenter.allCases.map(\.rawValue),
        "DeliveryModel": DeliveryModel.allCases.map(\.rawValue),
        "EndpointState": EndpointState.allCases.map(\.rawValue),
        "ExclusionCode": ExclusionCode.allCases.map(\.rawValue),
        "PacificReading": PacificReading.allCases.map(\.rawValue),
        "Party": Party.allCases.map(\.rawValue),
        "Permission": Permission.allCases.map(\.rawValue),
        "Role": Role.allCases.map(\.rawValue),
    ]
}
