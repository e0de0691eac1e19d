import Hummingbird
import NIOCore

/// What the library keeps of a request while it is answered, and the address it came from.
struct DoorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let address: String
    var requestID = ""
    /// Come by the socket in the books' folder: who may write there says whom they act as, as with any command.
    var isLocal = false

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "local"
    }
}
