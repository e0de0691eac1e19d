import Hummingbird
import NIOCore

/// What the library keeps of a request while it is answered, and the address it came from.
struct DoorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let address: String
    var requestID = ""

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "local"
    }
}
