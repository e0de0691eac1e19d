import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico actors ...`: who may act in these books.
struct ActorsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "actors", abstract: "List the people of these books, add one, grant or revoke a role.",
        subcommands: [ActorsList.self, ActorsAdd.self, ActorsGrant.self, ActorsRevoke.self, ActorsEmail.self])
}

struct ActorsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List who may act, with roles.", discussion: "Example: amico actors list --json")

    @OptionGroup var house: HouseOptions

    func run() throws {
        let lines = try house.read { try $0.actors() }.map(ActorAnswer.init)
        try house.answer(lines) {
            Table(
                "Actors", lines,
                columns: [
                    Column("User") { .text($0.actor.text) },
                    Column("Name") { .text($0.name) },
                    Column("Roles") { .text($0.roles.map(\.rawValue).joined(separator: ", ")) },
                    Column("Utility") { .text($0.utility?.text ?? "all") },
                ]
            ).lines
        }
    }
}

struct ActorsAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put a person on the list, with roles, on a written approval.",
        discussion: """
            Roles: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).

            Example: amico actors add lee --name "Lee Park" --role amiOperator --approval "Letter of 1 July 2026"
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The user name.") var actor: Actor.ID
    @Option(help: "The full name.") var name: String
    @Option(name: .customLong("role"), help: "A role; may be repeated.") var roles: [Role]
    @Option(help: "Whose approval, of when.") var approval: String
    @Option(help: "The one utility whose data this person sees.") var utility: CustomerCode?

    func run() async throws {
        let action = AddActor(id: actor, name: name, roles: roles, utility: utility, approval: approval)
        try house.answer(await house.perform(action)) { "\(actor) is on the list." }
    }
}

struct ActorsGrant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Grant a person a further role, on a written approval.",
        discussion: "Example: amico actors grant lee --role operations --approval \"Letter of 1 July 2026\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The user name.") var actor: Actor.ID
    @Option(help: "The role.") var role: Role
    @Option(help: "Whose approval, of when.") var approval: String

    func run() async throws {
        try house.answer(await house.perform(GrantRole(actor: actor, role: role, approval: approval))) {
            "\(actor) holds the role \(role.rawValue)."
        }
    }
}

struct ActorsRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Take a role from a person.",
        discussion: "Example: amico actors revoke lee --role operations")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The user name.") var actor: Actor.ID
    @Option(help: "The role.") var role: Role

    func run() async throws {
        try house.answer(await house.perform(RevokeRole(actor: actor, role: role))) {
            "\(actor) no longer holds the role \(role.rawValue)."
        }
    }
}

struct ActorsEmail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "email", abstract: "Say where a person is reached by mail, or that they are not.",
        discussion: "Example: amico actors email lee --address lee@provider.example")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The user name.") var actor: Actor.ID
    @Option(help: "The address (default: none).") var address: EmailAddress?

    func run() async throws {
        try house.answer(await house.perform(SetActorEmail(actor: actor, email: address))) {
            address.map { "\(actor) is reached at \($0)." } ?? "\(actor) is not reached by mail."
        }
    }
}

extension Role: ExpressibleByArgument {}
