package enum CustomerActions {
    package static let all: [any Action.Type] = [
        RegisterCustomer.self, CorrectCustomer.self, SetLetterhead.self, AddContact.self, CorrectContact.self,
        RemoveContact.self,
    ]
}
