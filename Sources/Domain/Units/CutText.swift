extension StringProtocol {
    /// At most so many Unicode scalars, as the books count: what looks like one character may be thousands of them.
    package func cut(_ count: Int) -> String { String(String.UnicodeScalarView(unicodeScalars.prefix(count))) }
}
