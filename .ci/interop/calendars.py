"""Calendars of the site by icalendar: each is read without a fault, and tells of the published
credentials what they say of themselves.

    python3 calendars.py SITE
"""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar

SITE = Path(sys.argv[1])
held, failures, events = 0, [], 0


def hold(truth, statement, detail=""):
    """Notes one statement."""
    global held
    if truth:
        held += 1
    else:
        failures.append(f"{statement}: {detail}" if detail else statement)


def credential_of(event):
    """The published credential that an event links to."""
    folder = str(event["URL"]).rstrip("/").rsplit("/", 1)[1]
    return json.loads((SITE / "credentials" / folder / "credential.json").read_text("utf-8"))


def judge(event, what):
    """Holds one event against its credential."""
    hold(not event.errors, f"{what} has no faulty property", str(event.errors))
    credential = credential_of(event)
    name = credential["credentialSubject"]["achievement"]["name"]
    hold(name in str(event["SUMMARY"]), f"{what} names its badge", str(event["SUMMARY"]))
    day = event["DTSTART"].dt
    hold(type(day) is date, f"{what} is a whole day", repr(day))
    hold(day.isoformat() == credential["validUntil"][:10], f"{what} is on its day", str(day))
    alarms = [part for part in event.walk("VALARM")]
    hold(len(alarms) == 1, f"{what} reminds once")
    hold(alarms[0]["TRIGGER"].dt == timedelta(days=-30), f"{what} reminds a month before")


files = sorted(SITE.glob("people/*/expiry.ics"))
for file in files:
    what = file.parent.name
    calendar = Calendar.from_ical(file.read_bytes())
    hold(not calendar.errors, f"{what} has no faulty property", str(calendar.errors))
    hold(str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"]), f"{what} has a name")
    found = list(calendar.walk("VEVENT"))
    hold(len({str(event["UID"]) for event in found}) == len(found), f"{what} tells each once")
    days = [event["DTSTART"].dt for event in found]
    hold(days == sorted(days), f"{what} is in order")
    for event in found:
        judge(event, f"{what}, {event['SUMMARY']}")
    events += len(found)

portfolios = len(list(SITE.glob("people/*/feed.xml")))
hold(len(files) == portfolios, "each portfolio has a calendar", f"{len(files)} of {portfolios}")
hold(events > len(files), "they tell of something", str(events))
for failure in failures[:40]:
    print(f"  FAILED {failure}", file=sys.stderr)
print(f"  icalendar, {len(files)} calendars with {events} events: {held} statements held, {len(failures)} did not")
sys.exit(1 if failures or not files else 0)
