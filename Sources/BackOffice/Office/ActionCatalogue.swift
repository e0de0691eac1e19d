/// Every action there is, each once. A subject lists its own in its folder; here they are joined.
package enum ActionCatalogue {
    package static let all: [any Action.Type] =
        AccessActions.all + CustomerActions.all + ContractActions.all + OperationsActions.all + ComplianceActions.all
        + RegistryActions.all + ReadFileActions.all + RateActions.all + WorkActions.all + BillingActions.all
        + TicketActions.all + ChangeActions.all + MailActions.all + WebhookActions.all

    package static var names: [String] { all.map { $0.name } }

    package static func action(named name: String) -> (any Action.Type)? { all.first { $0.name == name } }
}
