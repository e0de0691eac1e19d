package enum TicketActions {
    package static let all: [any Action.Type] = [
        OpenRequest.self, AssignRequest.self, AcknowledgeRequest.self, SetRequestSeverity.self, PostCustomerMessage.self,
        ReplyToRequest.self, NoteOnRequest.self, AttachToRequest.self, WatchRequest.self, LinkRequest.self, LinkEndpoint.self,
        LinkArticle.self, MergeRequest.self,
        UnmergeRequest.self, GiveWorkAround.self, PauseRequest.self, ResumeRequest.self, ResolveRequest.self, ReopenRequest.self,
        CloseRequest.self, SetServiceLevelPolicy.self, ApplyServiceLevelPolicy.self, SetCannedReply.self, RemoveCannedReply.self,
        RouteRequest.self, LogRequestWork.self, SetEscalationLadder.self, EscalateRequests.self, AcknowledgeEscalation.self,
        PublishArticle.self, ReviseArticle.self,
        WithdrawArticle.self,
    ]
}
