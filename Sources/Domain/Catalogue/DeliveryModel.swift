/// How the applications are run: who is responsible for what (2.1).
package enum DeliveryModel: String, CaseIterable, Codable, Sendable {
    /// The customer operates the application.
    case saas
    /// The provider operates it.
    case managedServices
    /// The provider also runs the field network and the endpoints.
    case onSiteManagedServices

    package var words: String {
        switch self {
        case .saas: "SaaS"
        case .managedServices: "Managed Services"
        case .onSiteManagedServices: "On-site Managed Services"
        }
    }
}

/// One row of a responsibility matrix: an area, and who answers for it under each delivery model.
package struct Responsibility: Equatable, Codable, Sendable {
    package let area: String
    package let saas: Party
    package let managedServices: Party
    package let onSiteManagedServices: Party

    package init(_ area: String, saas: Party, managedServices: Party, onSiteManagedServices: Party) {
        self.area = area
        self.saas = saas
        self.managedServices = managedServices
        self.onSiteManagedServices = onSiteManagedServices
    }

    package func party(under model: DeliveryModel) -> Party {
        switch model {
        case .saas: saas
        case .managedServices: managedServices
        case .onSiteManagedServices: onSiteManagedServices
        }
    }
}

/// The two sides of an agreement.
package enum Party: String, CaseIterable, Codable, Sendable {
    case provider, customer
}

package enum DataCenter: String, CaseIterable, Codable, Sendable {
    case providerOwned
    /// A qualified third party's.
    case thirdParty

    package var words: String {
        switch self {
        case .providerOwned: "provider-owned"
        case .thirdParty: "third-party"
        }
    }
}
