extension Migration {
    /// What pages over many customers and many requests ask for: a closed month's verdicts, the newest files of reads of all, the
    /// queue of one person or of nobody, requests of a state in their order, and what is due first.
    static let indexPages = Migration(
        "0044-index-pages",
        """
        CREATE INDEX assessment_by_period ON assessment (customer, period, closed_at, verdict, numerator, denominator);

        CREATE INDEX read_file_by_time ON read_file (accepted_at, utility, number);

        DROP INDEX request_of_assignee;

        CREATE INDEX request_of_assignee
            ON service_request (assignee, severity, is_ahead DESC, coalesce(due_at, 9223372036854775807), number)
            WHERE state = 'open';

        CREATE INDEX request_over ON service_request (state, number) WHERE state <> 'open';

        CREATE INDEX request_due ON service_request (coalesce(due_at, 9223372036854775807), number);
        """)
}
