"""Operations: a sheet of the day signed off."""

from places import journey


@journey
def a_checklist_is_filled_in_and_signed_off(place):
    operator = place.person("hnovak")
    operator.go("/")
    operator.open("ALDER headend")
    sheet = operator.path
    operator.sees("to be signed", "not looked at yet")
    # A sheet with gaps is not signed; what was typed comes back.
    operator.fill(initials="HN")
    operator.press("Sign off")
    assert operator.driver.find_element("css selector", '[name="initials"]').get_attribute("value") == "HN"
    assert operator.driver.find_elements("css selector", "main [role=alert]"), operator.text
    operator.go(sheet)
    results = [e.get_attribute("name") for e in operator.driver.find_elements("css selector", '#results select[name^="result-"]')]
    assert len(results) > 2, results
    for name in results:
        operator.fill(**{name: "good"})
    fault = results[0].removeprefix("result-")
    operator.fill(**{
        results[0]: "fault", f"note-{fault}": "Above 80 %", f"action-{fault}": "Asked for more space in SR-000011"})
    operator.press("Keep results")
    operator.sees("Kept; every item has a result. Sign the sheet off.", "Above 80 %", "SR-000011")
    operator.fill(initials="hn")
    operator.press("Sign off")
    operator.sees("Signed; the sheet counts.", "HN")
    operator.cannot_press("Sign off")
    operator.cannot_press("Keep results")
    operator.go("/checklists")
    # No link, no button stands where there is nothing left to do.
    row = operator.cells("ALDER headend") if "ALDER headend" in operator.text else operator.cells("headend")
    assert "HN" in row and "1" in row, row
    operator.go("/")
    assert "ALDER headend" not in operator.driver.find_element("css selector", "#checklists").text, operator.text
