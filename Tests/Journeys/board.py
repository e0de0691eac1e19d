"""The change board: a meeting held, item by item."""

from places import journey


@journey(on="2026-11-17T17:58:00+00:00")
def a_board_meeting_is_held_and_its_minutes_stand(place):
    chair = place.person("rchen")
    chair.go("/")
    chair.press("Agenda")
    chair.sees("CCB-000020", "planned", "CR-000008", "CR-000010", "CR-000011")
    chair.press("Open meeting")
    chair.fill(**{"present-rchen": True, "present-tokafor": True, "present-kmeyer": True})
    chair.press("Open meeting", within="form")
    chair.sees("The meeting is open: 3 items to decide.")
    # Who asked for a change has no vote on it.
    votes = lambda change: [e.get_attribute("name") for e in chair.driver.find_elements("css selector", f"#{change} select")]
    assert sorted(votes("CR-000011")) == ["vote-CR-000011-kmeyer", "vote-CR-000011-rchen"], votes("CR-000011")
    # Without a vote nothing is decided, and what is ticked on another item stays.
    chair.fill(**{"vote-CR-000011-rchen": "reject", "vote-CR-000011-kmeyer": "reject"})
    chair.press("Write down the decision on CR-000010")
    chair.sees("choose to defer it to the next meeting")
    chair.fill(**{"vote-CR-000010-rchen": "approve", "vote-CR-000010-tokafor": "approve", "vote-CR-000010-kmeyer": "reject"})
    chair.fill(**{"note-CR-000010": "Kim wants the copy tried first."})
    chair.press("Write down the decision")
    chair.sees("CR-000010: approved", "2 items to decide")
    chair.press("Write down the decision on CR-000011")
    chair.sees("CR-000011: rejected", "1 item to decide")
    chair.press("Close meeting")
    standing = chair.driver.find_element("css selector", '[name="minutes"]').get_attribute("value")
    assert "CR-000010" in standing and "CR-000008" in standing and "not decided" in standing, standing
    chair.fill(minutes=standing + "\nNothing else was raised.")
    chair.press("Close meeting", within="form")
    chair.sees("CCB-000020 is held; 1 undecided change moved to the next meeting.", "Nothing else was raised.")
    chair.cannot_press("Write down")
    chair.go("/board/CCB-000021")
    chair.sees("CR-000008")
    chair.go("/changes/CR-000010")
    chair.sees("approved")
    # Minutes are added to, never edited.
    chair.go("/board/CCB-000020")
    chair.press("Add to minutes")
    chair.fill(text="Tom left at half past ten.")
    chair.press("Add to minutes", within="form")
    chair.sees("Tom left at half past ten.", "Nothing else was raised.")
