import BackOffice
import Domain
import Foundation
import HTTPTypes

/// Files that an action names by their digest, such as what is attached to a request or an expense's receipt: sent first, named then.
enum APIFiles {
    static let routes: [Route] = [
        .call(
            .post, path,
            .signedIn(why: "the deeds that name a file each have a permission of their own; one of them is asked for"),
            bodyLimit: AttachToRequest.largest,
            "Keeps a file of at most 25 MiB, sent as it is; an action names it by the \"sha256\" of the answer."
        ) { visit in
            let held = visit.token.map { visit.actor.permissions.intersection($0.scopes) } ?? visit.actor.permissions
            guard !held.isDisjoint(with: naming) else {
                throw BadCall(
                    status: .forbidden, title: "Refused",
                    message: "Files are kept for those who \(naming.map(\.words).sorted().joined(separator: ", or ")).")
            }
            guard !visit.body.isEmpty else { throw BadCall.badRequest("The body is the file; there is nothing in it.") }
            struct Kept: Encodable {
                let sha256: String
                let bytes: Int
            }
            let digest = try visit.house.office.files.put(Array(visit.body))
            return try .json(encoding: Kept(sha256: digest, bytes: visit.body.count))
        }
    ]

    static let path = "\(APIRoutes.base)/files"

    /// Those whose actions name files.
    private static let naming: Set<Permission> = [
        AttachToRequest.permission, RecordExpense.permission, GiveNotice.permission, ImportRegistry.permission,
    ]
}
