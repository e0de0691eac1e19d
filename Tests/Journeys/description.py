"""The description of the API: true enough to be tried by a machine."""

import os
import pathlib
import re
import subprocess
import sys
from datetime import timedelta

from places import journey, now

# Tries of each call; a long run has more, and the edges of every field besides.
TRIES = int(os.environ.get("AMICO_API_TRIES", "1"))


@journey(on="2026-11-16T16:00:00+00:00")
def the_description_of_the_API_can_be_tried_and_nothing_breaks(place):
    person = place.person("demo")
    ends = (now(person) + timedelta(days=30)).strftime("%Y-%m-%d")
    person.go("/account/tokens/new")
    rights = [e.get_attribute("name") for e in person.driver.find_elements("css selector", '[name^="scope-"]')]
    assert "scope-readBooks" in rights and len(rights) > 20, rights
    person.fill(name="tries", expires=ends, **{right: True for right in rights})
    person.press("Make")
    person.sees("not shown again")
    token = re.search(r"amico_[\w-]+", person.text).group()
    tried = subprocess.run(
        [pathlib.Path(sys.executable).parent / "schemathesis", "run", f"{place.base}/api/v1/openapi.json",
         "--header", f"Authorization: Bearer {token}", "--checks", "not_a_server_error,content_type_conformance",
         "--phases", "examples,fuzzing" if TRIES < 10 else "examples,coverage,fuzzing", "--max-examples", str(TRIES),
         "--suppress-health-check", "all", "--request-timeout", "60", "--warnings", "off", "--continue-on-failure", "--no-color"],
        capture_output=True, text=True, cwd=place.browser.downloads)
    assert tried.returncode == 0, tried.stdout[-6000:] + tried.stderr[-2000:]
    calls = int(re.search(r"Tested: +(\d+)", tried.stdout).group(1))
    assert calls > 200, f"only {calls} calls were tried"
    status, _, body = person.fetch("/metrics")
    assert status == 200 and b'status="5' not in body, [line for line in body.decode().splitlines() if 'status="5' in line]
