"""Metering: an exclusion asked for by one, decided by another."""

from places import journey

RATE = "/why/read-rate/ALDER/2026-11?class=interval&commodity=electric&by=t1"


@journey
def an_exclusion_moves_the_rate_once_another_person_approves_it(place):
    operator = place.person("jsoto")
    operator.go(RATE)
    # Endpoint 27600477 was silent for two service days of 24 hours.
    operator.sees("98.67 % (8,978 of 9,099)")
    operator.go("/metering/days/ALDER/2026-11-14")
    operator.press("Request an exclusion")
    operator.fill(
        utility="ALDER", code="utility-meter-failure", kind="endpoints", names="27600477", evidence="Work order 90417: display dark.",
        **{"from": "2026-11-13T00:00", "to": "2026-11-15T00:00"})
    operator.press("Request the exclusion")
    operator.sees("is requested. Another person approves it.", "waits for a decision")
    # What it would do stands there before anybody decides: 48 slots leave, and today's figure with its why beside.
    operator.sees("98.67 %", "8,978 of 9,099", "99.19 %", "8,978 of 9,051, 48 slots leave", "Foretold by the rule")
    operator.cannot_press("Approve")
    path = operator.path.split("?")[0]
    operator.go(path + "/approve")
    operator.does_not_see("Approve the exclusion")
    operator.go(RATE)
    operator.sees("98.67 % (8,978 of 9,099)")
    manager = place.person("kmeyer")
    manager.go("/")
    manager.press("Work order 90417")
    manager.press("Approve")
    manager.sees("27600477", "Requested by Jorge Soto", "Work order 90417", "8,978 of 9,051, 48 slots leave")
    manager.press("Approve the exclusion")
    manager.sees("is approved", "approved it")
    # 8,978 of 9,099 less the 48 slots that left: 8,978 / 9,051 = 99.19 %. The raw rate stands beside it.
    manager.go(RATE)
    manager.sees("99.19 % (8,978 of 9,051)", "raw rate 98.67 %")
    manager.go("/metering?utility=ALDER&month=2026-11&class=interval&by=t1")
    assert "99.19 %" in manager.fact("Adjusted") and "98.67 %" in manager.fact("Raw"), manager.text
    assert "48 of 9,099" in manager.fact("Excluded"), manager.fact("Excluded")
