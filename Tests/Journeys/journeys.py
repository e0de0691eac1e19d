"""Journeys through the pages as people take them, in a real browser over demonstration books.

    journeys.py AMICO [WORD...]     all of them, or those whose name holds one of the words

A demonstration is made once and copied for every instant at which journeys begin. Those of one instant share a server and a browser
and follow one another; those of different ones go side by side, as many as there are cores for.
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import billing
import board
import contracts
import description
import desk
import fitness
import metering
import operations
import reports
import walls
import without_script
from browser import ROOT, Browser, Server
from places import JOURNEYS, Place

SUBJECTS = [desk, billing, contracts, board, metering, reports, operations, walls, without_script, fitness, description]


def main():
    amico, wanted = os.path.abspath(sys.argv[1]), sys.argv[2:]
    told_by = [subject.__name__ for subject in SUBJECTS]
    journeys = sorted(JOURNEYS, key=lambda told: told_by.index(told.take.__module__))
    chosen = [told for told in journeys if not wanted or any(word in told.name for word in wanted)]
    if not chosen:
        sys.exit(f"No journey is called {' or '.join(wanted)}.")
    folder = tempfile.mkdtemp(prefix="amico-journeys-")
    try:
        started = time.monotonic()
        made = os.path.join(folder, "made")
        subprocess.run([amico, "demo", "--endpoints", "30", "--data", made], check=True, stdout=subprocess.DEVNULL)
        print(f"made    demonstration books, {time.monotonic() - started:.0f} s", flush=True)

        def take(on):
            return taken([told for told in chosen if told.on == on], amico, books_on(on, made, folder, amico))

        instants = sorted({told.on for told in chosen}, key=lambda on: on or "")
        with ThreadPoolExecutor(max_workers=2) as lanes:
            failed = sum(lanes.map(take, instants))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(chosen)} journeys, {failed} failed")
    sys.exit(1 if failed else 0)


def taken(journeys, amico, books):
    """Takes journeys one after the other on the same books; how many failed."""
    downloads = books + "-downloads"
    os.mkdir(downloads)
    failed, browser, server = 0, None, None
    try:
        server = Server(amico, books)
        browser = Browser(downloads)
        for told in journeys:
            started = time.monotonic()
            try:
                browser.begin()
                told.take(Place(browser, server.base))
                complaints = browser.complaints()
                assert not complaints, "The browser complains: " + "\n".join(complaints)
                print(f"passed  {told.name}, {time.monotonic() - started:.0f} s", flush=True)
            except Exception:
                failed += 1
                print(f"FAILED  {told.name}\n{traceback.format_exc()}", flush=True)
    finally:
        if browser:
            browser.leave()
        if server:
            server.stop()
    return failed


def books_on(day, made, folder, amico):
    """A copy of the books as the demonstration leaves them, or at a later instant, when all that fell due is done."""
    books = os.path.join(folder, (day or "as made").replace(":", ""))
    shutil.copytree(made, books)
    if day:
        at = int(datetime.fromisoformat(day).timestamp() * 1_000)
        with contextlib.closing(sqlite3.connect(os.path.join(books, "books.sqlite"))) as database, database:
            database.execute("UPDATE books SET stands_at = ?", [at])
        subprocess.run([amico, "jobs", "run", "--data", books], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return books


if __name__ == "__main__":
    main()
