"""Reports: the quarterly workbook."""

import zipfile
from xml.etree import ElementTree

from places import journey

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@journey
def the_quarterly_workbook_is_made_downloaded_and_opens(place):
    manager = place.person("dwhitfield")
    manager.go("/reports")
    manager.press("Quarterly status")
    manager.fill(customer="ALDER", period="2026Q3", format="xlsx")
    manager.press("Make the report")
    # Its page looks again by itself until it is ready; nobody presses anything.
    manager.until(lambda: manager.pressable("Download"), "the report does not become ready")
    manager.press("Download quarterly-status-ALDER-2026Q3.xlsx")
    file = place.browser.downloads / "quarterly-status-ALDER-2026Q3.xlsx"
    manager.until(file.exists, "nothing is downloaded")
    with zipfile.ZipFile(file) as book:
        assert book.testzip() is None
        parts = {name: ElementTree.fromstring(book.read(name)) for name in book.namelist() if name.endswith((".xml", ".rels"))}
    sheets = [sheet.get("name") for sheet in parts["xl/workbook.xml"].iter(f"{MAIN}sheet")]
    written = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(written) >= 5, (sheets, written)
    words = "\n".join(
        "".join(text.itertext()) for part in parts.values() for text in [*part.iter(f"{MAIN}si"), *part.iter(f"{MAIN}is")])
    # Three of 365 files due were excluded, four came late or never: the example of the README.
    for fact in ["Alder Ridge Power & Light", "2026 Q3", "File delivery", "98.90 %", "Dana Whitfield"]:
        assert fact in words, f"The workbook does not say {fact}."
    for utility in ["Prairie Junction", "Fireweed Bay"]:
        assert utility not in words, f"The workbook of one utility names {utility}."
    # It stays under Reports, whatever is done meanwhile.
    manager.go("/reports")
    assert "ready" in " ".join(manager.cells("Quarterly status report, ALDER, 2026 Q3")), manager.text
    # Another cannot fetch it.
    manager.press("Quarterly status report, ALDER")
    path = manager.path
    other = place.person("rchen")
    assert other.fetch(path + "/file")[0] == 404
