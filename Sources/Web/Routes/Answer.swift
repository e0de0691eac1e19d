import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What a route answers, before it becomes bytes.
package enum Answer: Sendable {
    case page(Page, status: HTTPResponse.Status = .ok)
    /// A whole page of its own, for those who are not inside.
    case html(String)
    /// A document to print, which carries its style with it.
    case paper(String)
    /// See other: what was posted is done, and looked at elsewhere. `said` is shown there once.
    case redirect(String, said: String? = nil)
    case download(name: String, type: String, Data)
    case json(Data, status: HTTPResponse.Status = .ok)
    case text(String, type: String = "text/plain; charset=utf-8")
    /// Made once for everybody who asks; `isForGood` where it never changes under its name.
    case kept(ByteBuffer, type: String, isForGood: Bool = false)
    case cookie(SetCookie, then: String, said: String? = nil)
}

/// A session's cookie, set or taken back.
package enum SetCookie: Sendable {
    case begin(String)
    case end
}
