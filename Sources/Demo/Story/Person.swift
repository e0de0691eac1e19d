import BackOffice
import Domain

/// The provider's people in the demo. `demo` itself, the administrator, is whoever comes.
enum Person: String, CaseIterable {
    case demo
    case dana = "dwhitfield"
    case marcus = "mlindqvist"
    case tom = "tokafor"
    case jorge = "jsoto"
    case kim = "kmeyer"
    case hana = "hnovak"
    case rui = "rchen"
    case ines = "iaguilar"
    case nadia = "nhaddad"
    case jobs = "scheduler"

    var id: Actor.ID { Actor.ID(rawValue) ?? Actor.ID(named: "demo") }

    var name: String {
        switch self {
        case .demo: "Demonstration"
        case .dana: "Dana Whitfield"
        case .marcus: "Marcus Lindqvist"
        case .tom: "Tom Okafor"
        case .jorge: "Jorge Soto"
        case .kim: "Kim Meyer"
        case .hana: "Hana Novak"
        case .rui: "Rui Chen"
        case .ines: "Ines Aguilar"
        case .nadia: "Nadia Haddad"
        case .jobs: "Scheduled jobs and exports"
        }
    }

    var roles: [Role] {
        switch self {
        case .demo: [.administrator]
        case .dana: [.accountManager]
        // Sits on the change board for the customers.
        case .marcus: [.accountManager, .changeBoardMember]
        case .jorge: [.amiOperator]
        // Technical representative: runs the read desk and works for customers.
        case .tom: [.amiOperator, .supportAnalyst, .changeBoardMember]
        // Runs the AMI desk: decides on exclusions others ask for.
        case .kim: [.amiOperator, .supportManager, .changeBoardMember]
        case .hana: [.operations, .supportAnalyst]
        case .rui: [.changeBoardAdministrator, .changeBoardMember]
        case .ines: [.auditor]
        case .nadia: [.finance]
        case .jobs: [.amiOperator, .operations]
        }
    }
}
