import CXLSXWriter
import Domain

#if canImport(Glibc)
    import Glibc
#endif

/// The one place that speaks to libxlsxwriter, which writes broken workbooks without a word: text passes `SafeText`, numbers
/// that are not finite are refused, and every return code is looked at.
///
/// Bytes depend on what is written and on `madeAt` alone.
final class XLSXFile {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let path: String
    private var formats: [Style: Format] = [:]
    private var isClosed = false
    fileprivate let face = strdup("Arial")

    /// A style as the file knows it.
    struct Format { fileprivate let pointer: UnsafeMutablePointer<lxw_format> }

    /// `streaming` keeps one row in memory; rows must then come in order, and charts carry no copy of their figures.
    init(at path: String, title: TitleBlock, streaming: Bool) throws(WorkbookFault) {
        var options = lxw_workbook_options(constant_memory: streaming ? 1 : 0, tmpdir: nil, use_zip64: streaming ? 1 : 0)
        guard let book = workbook_new_opt(path, &options) else {
            throw .notWritable(path: path, reason: "the workbook could not be begun")
        }
        self.book = book
        self.path = path
        if let normal = book.pointee.formats?.pointee.stqh_first {
            // The face of the Normal style decides the unit of column widths.
            format_set_font_name(normal, "Arial")
            format_set_font_size(normal, 10)
        }
        try describe(title)
    }

    deinit {
        if !isClosed { lxw_workbook_free(book) }
        free(face)
    }

    private func describe(_ title: TitleBlock) throws(WorkbookFault) {
        let texts = [title.title, title.subject, title.madeBy, "Amico", title.origin].map { strdup(SafeText.short($0, 255)) }
        defer { for text in texts { free(text) } }
        var properties = lxw_doc_properties()
        properties.title = texts[0]
        properties.subject = texts[1]
        properties.author = texts[2]
        properties.company = texts[3]
        properties.comments = texts[4]
        // Zero would mean the machine's clock.
        properties.created = title.madeAt.seconds == 0 ? 1 : title.madeAt.seconds
        try check(workbook_set_properties(book, &properties), "properties")
    }

    func addSheet(_ name: String) throws(WorkbookFault) -> XLSXSheet {
        try check(workbook_validate_sheet_name(book, name), name)
        guard let sheet = workbook_add_worksheet(book, name) else {
            throw .refused(sheet: name, reason: "it could not be added")
        }
        return XLSXSheet(name: name, file: self, pointer: sheet)
    }

    /// Finishes the file. Nothing is on disk before.
    func close() throws(WorkbookFault) {
        isClosed = true
        let code = workbook_close(book)
        guard code == LXW_NO_ERROR else { throw .notWritable(path: path, reason: XLSXFile.reason(code)) }
    }

    func format(_ style: Style) throws(WorkbookFault) -> Format {
        if let known = formats[style] { return known }
        guard let made = workbook_add_format(book) else { throw .notWritable(path: path, reason: "no memory for a format") }
        format_set_font_name(made, "Arial")
        format_set_font_size(made, style.points)
        format_set_font_color(made, style.ink)
        if style.isBold { format_set_bold(made) }
        if style.format != .general { format_set_num_format(made, style.format.code) }
        if let tone = style.tone {
            format_set_pattern(made, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_fg_color(made, tone.colours.ground)
        }
        let side: lxw_format_alignments =
            switch style.side {
            case .left: LXW_ALIGN_LEFT
            case .right: LXW_ALIGN_RIGHT
            case .centre: LXW_ALIGN_CENTER
            }
        format_set_align(made, UInt8(side.rawValue))
        let upright =
            style.wraps && style.look != .header && style.look != .banner ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER
        format_set_align(made, UInt8((style.look == .header ? LXW_ALIGN_VERTICAL_BOTTOM : upright).rawValue))
        if style.wraps { format_set_text_wrap(made) }
        if style.look == .banner || style.isInset { format_set_indent(made, 1) }
        if style.rule.under { format_set_bottom(made, UInt8(LXW_BORDER_THIN.rawValue)) }
        if style.rule.over { format_set_top(made, UInt8(LXW_BORDER_THIN.rawValue)) }
        format_set_bottom_color(made, style.look == .header ? Ink.quiet : Ink.line)
        format_set_top_color(made, Ink.quiet)
        let format = Format(pointer: made)
        formats[style] = format
        return format
    }

    fileprivate func newChart(_ kind: Chart.Kind) throws(WorkbookFault) -> UnsafeMutablePointer<lxw_chart> {
        let type = kind == .line ? LXW_CHART_LINE : LXW_CHART_COLUMN
        guard let chart = workbook_add_chart(book, UInt8(type.rawValue)) else {
            throw .notWritable(path: path, reason: "no memory for a chart")
        }
        return chart
    }

    fileprivate func check(_ code: lxw_error, _ sheet: String) throws(WorkbookFault) {
        if code != LXW_NO_ERROR { throw .refused(sheet: sheet, reason: XLSXFile.reason(code)) }
    }

    private static func reason(_ code: lxw_error) -> String {
        lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    }
}

/// One sheet of a file being written. Rows and columns count from zero.
struct XLSXSheet {
    let name: String
    let file: XLSXFile
    fileprivate let pointer: UnsafeMutablePointer<lxw_worksheet>

    func text(_ row: Int, _ column: Int, _ text: String, _ format: XLSXFile.Format) throws(WorkbookFault) {
        let (row, column) = try place(row, column)
        try file.check(worksheet_write_string(pointer, row, column, SafeText.clean(text), format.pointer), name)
    }

    func number(_ row: Int, _ column: Int, _ value: Double, _ format: XLSXFile.Format) throws(WorkbookFault) {
        guard value.isFinite else { throw .notAFiniteNumber(sheet: name, row: row, column: column) }
        let (row, column) = try place(row, column)
        try file.check(worksheet_write_number(pointer, row, column, value, format.pointer), name)
    }

    /// A live formula with the stored figure as its kept result.
    func formula(_ row: Int, _ column: Int, _ formula: String, is value: Double, _ format: XLSXFile.Format) throws(WorkbookFault)
    {
        guard value.isFinite else { throw .notAFiniteNumber(sheet: name, row: row, column: column) }
        let (row, column) = try place(row, column)
        try file.check(worksheet_write_formula_num(pointer, row, column, formula, format.pointer, value), name)
    }

    func blank(_ row: Int, _ column: Int, _ format: XLSXFile.Format) throws(WorkbookFault) {
        let (row, column) = try place(row, column)
        try file.check(worksheet_write_blank(pointer, row, column, format.pointer), name)
    }

    /// Text across columns of one row.
    func spread(
        _ row: Int, from first: Int, to last: Int, _ text: String, _ format: XLSXFile.Format
    ) throws(WorkbookFault) {
        guard last > first else { return try self.text(row, first, text, format) }
        let (from, to) = (try place(row, first), try place(row, last))
        try file.check(worksheet_merge_range(pointer, from.0, from.1, to.0, to.1, SafeText.clean(text), format.pointer), name)
    }

    /// `target` is `internal:'Sheet'!A1` or an address.
    func link(_ row: Int, _ column: Int, _ text: String, _ target: String, _ format: XLSXFile.Format) throws(WorkbookFault) {
        let (row, column) = try place(row, column)
        let code = worksheet_write_url_opt(pointer, row, column, target, format.pointer, SafeText.clean(text), nil)
        try file.check(code, name)
    }

    func height(_ row: Int, _ points: Double) throws(WorkbookFault) {
        try file.check(worksheet_set_row(pointer, place(row, 0).0, points, nil), name)
    }

    func width(_ column: Int, pixels: Double) throws(WorkbookFault) {
        let column = try place(0, column).1
        try file.check(worksheet_set_column_pixels(pointer, column, column, UInt32(min(max(pixels, 8), 1_790)), nil), name)
    }

    /// Landscape, one page wide, and one high where it is to be, no grid, a page number in the foot. `header` is repeated on every page and, where it stands
    /// near the top, frozen; `filter` is the last row and column of the list under it.
    func setUpPage(rowPoints: Double, footer: String, isFirst: Bool, isOnePage: Bool) throws(WorkbookFault) {
        worksheet_set_default_row(pointer, rowPoints, 0)
        worksheet_gridlines(pointer, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        worksheet_set_landscape(pointer)
        worksheet_set_paper(pointer, 1)
        worksheet_set_margins(pointer, 0.5, 0.5, 0.55, 0.7)
        worksheet_fit_to_pages(pointer, 1, isOnePage ? 1 : 0)
        try file.check(worksheet_set_footer(pointer, footer), name)
        if isFirst { worksheet_activate(pointer) }
    }

    func repeatHeader(_ row: Int, frozen: Bool) throws(WorkbookFault) {
        let row = try place(row, 0).0
        try file.check(worksheet_repeat_rows(pointer, row, row), name)
        if frozen { worksheet_freeze_panes(pointer, row + 1, 0) }
    }

    func filter(_ first: Int, _ last: Int, columns: Int) throws(WorkbookFault) {
        let (from, to) = (try place(first, 0).0, try place(last, columns - 1))
        try file.check(worksheet_autofilter(pointer, from, 0, to.0, to.1), name)
    }

    func breakPages(before rows: [Int]) throws(WorkbookFault) {
        guard !rows.isEmpty else { return }
        var marks = rows.prefix(1_000).map { UInt32(clamping: $0) } + [0]
        try file.check(worksheet_set_h_pagebreaks(pointer, &marks), name)
    }

    func chart(_ plan: ChartPlan, row: Int, width: Double, height: Double) throws(WorkbookFault) {
        let chart = try file.newChart(plan.kind)
        var small = font(9, Ink.quiet)
        var large = font(11, Ink.text, bold: true)
        chart_title_set_name(chart, SafeText.label(plan.title))
        chart_title_set_name_font(chart, &large)
        for line in plan.lines {
            guard let series = chart_add_series(chart, plan.along, line.values) else {
                throw .refused(sheet: name, reason: "a series could not be added")
            }
            chart_series_set_name(series, SafeText.label(line.name))
            var stroke = lxw_chart_line()
            stroke.color = line.colour
            stroke.width = line.isTarget ? 1.25 : 1.75
            if line.isTarget { stroke.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
            guard plan.kind == .column else {
                chart_series_set_line(series, &stroke)
                continue
            }
            var fill = lxw_chart_fill()
            fill.color = line.colour
            fill.none = line.isTarget ? 1 : 0
            chart_series_set_fill(series, &fill)
            if line.isTarget {
                // Columns and lines do not mix here: the promise is the straight trend of an unseen series.
                chart_series_set_trendline(series, UInt8(LXW_CHART_TRENDLINE_TYPE_LINEAR.rawValue), 0)
                chart_series_set_trendline_forecast(series, 0.5, 0.5)
                chart_series_set_trendline_name(series, SafeText.label(line.name))
                chart_series_set_trendline_line(series, &stroke)
                chart_set_series_overlap(chart, 100)
            }
        }
        if plan.kind == .column { chart_set_series_gap(chart, 120) }
        var grid = lxw_chart_line()
        grid.color = Ink.line
        grid.width = 0.75
        if let upright = chart.pointee.y_axis, let bottom = chart.pointee.x_axis {
            for axis in [upright, bottom] { chart_axis_set_num_font(axis, &small) }
            chart_axis_set_name(upright, SafeText.label(plan.unit))
            chart_axis_set_name_font(upright, &small)
            chart_axis_set_num_format(upright, plan.unitFormat)
            chart_axis_major_gridlines_set_line(upright, &grid)
            chart_axis_set_line(bottom, &grid)
            if let bounds = plan.bounds {
                chart_axis_set_min(upright, bounds.lowest)
                chart_axis_set_max(upright, bounds.highest)
                chart_axis_set_major_unit(upright, bounds.step)
            }
            if let format = plan.alongFormat { chart_axis_set_num_format(bottom, format) }
            chart_axis_set_interval_unit(bottom, UInt16(clamping: plan.labelEvery))
            chart_axis_set_interval_tick(bottom, UInt16(clamping: plan.labelEvery))
        }
        chart_legend_set_position(chart, UInt8((plan.hasLegend ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE).rawValue))
        chart_legend_set_font(chart, &small)
        chart_chartarea_set_line(chart, &grid)
        chart_show_blanks_as(chart, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
        var options = lxw_chart_options()
        options.x_scale = width / 480
        options.y_scale = height / 288
        try file.check(worksheet_insert_chart_opt(pointer, place(row, 0).0, 0, chart, &options), name)
    }

    private func font(_ points: Double, _ ink: UInt32, bold: Bool = false) -> lxw_chart_font {
        var font = lxw_chart_font()
        font.name = file.face
        font.size = points
        font.color = ink
        // Titles are bold unless told otherwise.
        font.bold = bold ? 1 : UInt8(LXW_EXPLICIT_FALSE.rawValue)
        return font
    }

    private func place(_ row: Int, _ column: Int) throws(WorkbookFault) -> (UInt32, UInt16) {
        guard let row = UInt32(exactly: row), let column = UInt16(exactly: column) else {
            throw .refused(sheet: name, reason: "row \(row), column \(column) is outside")
        }
        return (row, column)
    }
}
