import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes connections that are slow in any way: with the head of a request, with its body, or with taking the answer (R6 of what
/// the server promises: slow clients cost others nothing).
///
/// The server behind it bounds only silence; one byte every few seconds is not silence.
final class ConnectionDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let terms: ServingTerms
    private let metrics: ServerMetrics
    private var waitingFor: (what: String, task: Scheduled<Void>)?
    /// Requests that are in whole and not answered in whole: the next may be in before the last answer is out.
    private var answering = 0
    private var unsent = 0
    private var taken = 0
    private var watch: RepeatedTask?

    init(_ terms: ServingTerms, _ metrics: ServerMetrics) {
        self.terms = terms
        self.metrics = metrics
    }

    func handlerAdded(context: ChannelHandlerContext) {
        metrics.connected(1)
        expect("head", within: terms.headSeconds, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        metrics.connected(-1)
        waitingFor?.task.cancel()
        waitingFor = nil
        watch?.cancel()
        watch = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            let bytes = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
            expect("body", within: terms.bodySeconds + min(bytes / 16_384, 3_600), context)
        case .body: break
        case .end:
            waitingFor?.task.cancel()
            waitingFor = nil
            answering += 1
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        let bytes = if case .body(let buffer) = part { buffer.readableBytes } else { 0 }
        let isEnd = if case .end = part { true } else { false }
        unsent += bytes
        let written = promise ?? context.eventLoop.makePromise()
        let box = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in
            let (handler, context) = box.value
            handler.unsent -= bytes
            handler.taken += bytes
            guard isEnd else { return }
            handler.answering -= 1
            if handler.answering == 0 { handler.answered(context) }
        }
        context.write(data, promise: written)
        if unsent > 0, watch == nil { watchReader(context) }
    }

    /// The answer is out; the next request's head is awaited.
    private func answered(_ context: ChannelHandlerContext) {
        watch?.cancel()
        watch = nil
        if waitingFor == nil { expect("head", within: terms.headSeconds, context) }
    }

    private func expect(_ what: String, within seconds: Int, _ context: ChannelHandlerContext) {
        waitingFor?.task.cancel()
        let box = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        let task = context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) {
            let (handler, context) = box.value
            handler.metrics.cutOff(what)
            context.close(promise: nil)
        }
        waitingFor = (what, task)
    }

    /// Sixteen kibibytes in each turn, or all there is.
    private func watchReader(_ context: ChannelHandlerContext) {
        let box = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        let turn = TimeAmount.seconds(Int64(terms.readSeconds))
        taken = 0
        watch = context.eventLoop.scheduleRepeatedTask(initialDelay: turn, delay: turn) { _ in
            let (handler, context) = box.value
            if handler.unsent > 0, handler.taken < 16_384 {
                handler.metrics.cutOff("reader")
                context.close(promise: nil)
            }
            handler.taken = 0
        }
    }
}
