/// Why a canned reply or an article was refused.
package enum KnowledgeRefusal: Refusal, Equatable {
    case unknownFields([String])
    case replyStands(CannedReply.Name)
    case nothingToRevise(Article.ID)
    case withdrawn(Article.ID)
    case nothingToSearchFor

    package var message: String {
        switch self {
        case .unknownFields(let fields):
            "A canned reply knows no {\(fields.joined(separator: "}, {"))}. It may name \(CannedReply.fields.map { "{\($0)}" }.joined(separator: ", "))."
        case .replyStands(let name): "The canned reply \(name) says that already."
        case .nothingToRevise(let id): "\(id) says that already. Change its title, its text or who may read it."
        case .withdrawn(let id): "\(id) was withdrawn. Publish a new article."
        case .nothingToSearchFor: "There is no word to search for. Give a word of letters or digits."
        }
    }
}
