extension Migration {
    /// An engagement may stand behind a change order, and then waits for that too.
    static let nameChangeOrdersOfEngagements = Migration(
        "0018-name-change-orders-of-engagements",
        """
        ALTER TABLE engagement ADD COLUMN change_order TEXT REFERENCES change_order (id);
        """)
}
