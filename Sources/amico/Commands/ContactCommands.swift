import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico contacts ...`: the people of the utilities.
struct ContactCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contacts", abstract: "Add, correct, remove and list the people of a utility.",
        subcommands: [ContactsList.self, ContactsAdd.self, ContactsCorrect.self, ContactsRemove.self])
}

struct ContactsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the people of a utility, or of all of them.",
        discussion: "Example: amico contacts list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all).") var customer: CustomerCode?

    func run() throws {
        let contacts = try house.read { view in
            if let customer { _ = try view.customer(customer) }
            return try view.contacts(of: customer)
        }
        try house.answer(contacts) {
            Table(
                "Contacts", contacts,
                columns: [
                    Column("Contact") { .text($0.id.text) },
                    Column("Customer") { .text($0.customer.text) },
                    Column("Name") { .text($0.name) },
                    Column("Role") { .text($0.role) },
                    Column("Email") { $0.email.map { .text($0) } ?? .empty },
                    Column("Phone") { $0.phone.map { .text($0) } ?? .empty },
                ],
                whenEmpty: "No contacts yet. Add one: amico contacts add --customer CODE --name NAME --role ROLE --email ADDRESS"
            ).lines
        }
    }
}

struct ContactsAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a person of a utility, with an email address, a phone number, or both.",
        discussion: """
            Example: amico contacts add --customer RIVERBEND --name "Lee Park" --role "Meter shop lead" --email lee@riverbend.example
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: "The person's name.") var name: String
    @Option(help: "What the person is to the utility.") var role: String
    @Option(help: "The email address.") var email: String?
    @Option(help: "The phone number.") var phone: String?

    func run() async throws {
        let added = try await house.perform(AddContact(customer: customer, name: name, role: role, email: email, phone: phone))
        try house.answer(added) { "\(added.id): \(added.name), \(added.role) of \(added.customer)." }
    }
}

struct ContactsCorrect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Put a contact right; what is left out stays.",
        discussion: "Example: amico contacts correct CON-000012 --phone \"+1 573 555 0143\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The contact, such as CON-000012.") var contact: Contact.ID
    @Option(help: "The person's name.") var name: String?
    @Option(help: "What the person is to the utility.") var role: String?
    @Option(help: "The email address.") var email: String?
    @Option(help: "The phone number.") var phone: String?

    func run() async throws {
        let right = try await house.perform(
            CorrectContact(contact: contact, name: name, role: role, email: email, phone: phone))
        try house.answer(right) { "\(right.id): \(right.name), \(right.role) of \(right.customer)." }
    }
}

struct ContactsRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Say that a person is no contact of the utility any more.",
        discussion: "Example: amico contacts remove CON-000012")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The contact, such as CON-000012.") var contact: Contact.ID

    func run() async throws {
        try house.answer(await house.perform(RemoveContact(contact: contact))) { "\(contact) is no contact any more." }
    }
}
