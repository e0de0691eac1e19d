package enum ContractActions {
    package static let all: [any Action.Type] =
        [
            PublishCatalogue.self, DraftCloudServicesAgreement.self, SignAgreement.self,
        ] + HourActions.all
}
