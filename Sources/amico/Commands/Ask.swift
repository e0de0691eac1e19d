import ArgumentParser

/// `amico ask`: a query of a running server's API.
struct Ask: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask a running server a query of its API; the answer is JSON.",
        discussion: """
            Which there are, and what they take, stands on the server's page /api. Asks the server on these books, or the one of --server.

            Example: amico ask requests state=open customer=ALDER --server https://amico.provider.example --token T
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The query, such as customers/ALDER/deadlines.") var query: String
    @Argument(help: ArgumentHelp("What it takes.", valueName: "name=value")) var parameters: [String] = []

    func validate() throws {
        guard parameters.allSatisfy({ $0.contains("=") }) else {
            throw ValidationError("Give each parameter as name=value, such as state=open.")
        }
    }

    func run() async throws {
        let pairs = parameters.compactMap { word -> (name: String, value: String)? in
            guard let sign = word.firstIndex(of: "=") else { return nil }
            return (String(word[..<sign]), String(word[word.index(after: sign)...]))
        }
        Console.say(try await house.ask(query.trimmingPrefix("/").description, pairs))
    }
}
