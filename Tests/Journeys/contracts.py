"""Contracts: notice, change orders."""

import re

from places import journey


@journey
def a_notice_a_day_late_does_not_end_the_work_this_year(place):
    manager = place.person("dwhitfield")
    manager.go("/customers/ALDER")
    manager.press("SOW-2025-0001")
    manager.press("Give notice")
    # 31 December less 90 days is 2 October; the yearly invoice went out on 4 November, so by invoice it was 3 November.
    assert "2 Oct 2026" in manager.fact("By notice") and "this one wins" in manager.fact("By notice"), manager.fact("By notice")
    assert "3 Nov 2026" in manager.fact("By invoice"), manager.fact("By invoice")
    manager.fill(receivedOn="2026-10-03", by="Margaret Hale, general manager", how="registered letter")
    manager.press("Record notice")
    manager.sees("late: the last day for notice was 2 Oct 2026", "ends on 31 Dec 2027")
    manager.press("NTC-")
    manager.sees("3 Oct 2026 is after 2 Oct 2026", "31 Dec 2026", "31 Dec 2027", "less 90 days")
    manager.does_not_see("ends on 31 Dec 2026")
    manager.press("Withdraw notice")
    manager.press("Withdraw notice", within="form")
    # It was received after the last day for it, so there is none on which it could be taken back.
    manager.sees("2 Oct 2026")


@journey
def hours_are_added_when_both_have_signed_and_not_before(place):
    manager = place.person("mlindqvist")
    manager.go("/work/SOW-2026-0001")
    gauge = lambda: manager.driver.find_element("css selector", ".gauge ~ .scroll tbody td, .panel:has(.gauge) tbody td").text
    assert gauge().startswith("42 h"), gauge()
    manager.press("Change order")
    manager.fill(asks="more hours this year", hours="10 h", reason="A second crew is trained in spring.")
    manager.press("Draft change order")
    manager.sees("CO-")
    order = re.search(r"CO-\d{6}", manager.text)[0]
    for party, by in [("customer", "Walter Brandt"), ("provider", "Marcus Lindqvist")]:
        manager.go("/work/SOW-2026-0001")
        assert gauge().startswith("42 h"), gauge()
        manager.go(f"/change-orders/{order}")
        manager.press("Record signature")
        manager.fill(party=party, by=by, on="2026-11-16")
        manager.press("Record signature", within="form.form")
        manager.sees(by)
    manager.go("/work/SOW-2026-0001")
    assert gauge().startswith("52 h"), gauge()
    manager.sees(order)
