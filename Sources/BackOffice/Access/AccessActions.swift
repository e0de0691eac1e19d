package enum AccessActions {
    package static let all: [any Action.Type] = [
        OpenBooks.self, AddActor.self, GrantRole.self, RevokeRole.self, GrantPermission.self, RevokePermission.self,
        SetActorEmail.self, SetPassword.self, OfferAccessLink.self, UseAccessLink.self, SetSecondFactor.self,
        RemoveSecondFactor.self, IssueToken.self, RevokeToken.self, EndAccess.self,
    ]
}
