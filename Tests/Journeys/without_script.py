"""Pages without script: all that script does is make them quicker."""

from places import journey


@journey
def a_day_is_worked_without_script(place):
    place.browser.scripts(False)
    analyst = place.person("tokafor")
    analyst.press("SR-" if analyst.pressable("SR-") else "All requests")
    analyst.go("/requests")
    analyst.fill(".filters", severity="3")
    analyst.press("Filter")
    assert "severity=3" in analyst.path, analyst.path
    # Several rows at once, with how many it may not touch.
    analyst.driver.find_element("css selector", 'input[name="row"][value="SR-000011"]').click()
    analyst.fill(".selection", to="tokafor")
    analyst.press("Assign", within=".selection")
    analyst.sees("SR-000011")
    if analyst.pressable("Assign"):
        analyst.press("Assign")
    analyst.go("/requests/SR-000011")
    analyst.press("Note")
    assert analyst.path.endswith("#note"), analyst.path
    analyst.fill("#note", text="Looked at without script.")
    analyst.press("Keep note")
    analyst.sees("Looked at without script.")
    analyst.press("Keyboard", within="header") if analyst.pressable("Keyboard", within="header") else analyst.go("/keys")
    analyst.sees("copy the number")
    # Work that takes a while is looked at again without script too.
    analyst.go("/reports")
    analyst.press("Backlog of service requests")
    analyst.press("Make the report")
    analyst.until(lambda: analyst.pressable("Download"), "the report does not become ready")
    place.browser.scripts(True)
