"""What does a comparison of real reports look like: the chemical attack on Ghouta, 21 August 2013?

Data: the reports of syria_copies (FA-KES, CC BY 4.0) dated 21 to 25 August 2013, by their text or
by their source's field. Prints figures and structure for docs/explanation/ghouta.md, without a
sentence of any outlet: values that are no number and no listed name are left out.
Command: python benchmarks/ghouta.py [--shared PATH]
"""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import arguments, load_lines, need, write_lines
from rashomon.language import load_language
from rashomon.reader import read
from rashomon.records import Comparison, Story, Version
from rashomon.views.words import origins_words, slot_words
from rashomon.weighing import compare_readings

FIRST, LAST = date(2013, 8, 21), date(2013, 8, 25)
ROWS, VERSIONS = 14, 5
PLAIN = re.compile(r"[a-z][a-z0-9-]*")  # an entity's id, or one common noun
SAID = ("said", "denied", "claimed", "confirmed", "no comment")


def day_of(row: dict[str, Any]) -> date | None:
    """The day of a report, by its text, else by its source's field (month/day/year)."""
    if row["text_date"]:
        return date.fromisoformat(row["text_date"])
    parts = (row["date_field"] or "").split("/")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        month, day, year = map(int, parts)
        return date(year, month, day)
    return None


def compared(shared: Path) -> Comparison:
    """The reports of these days, side by side."""
    data = shared / "data" / "syria_copies" / "docs.jsonl"
    need(data)
    rows = [
        {"id": row["id"], "text": row["text"], "title": row["title"], "publisher": row["source"],
         "published": day.isoformat()}
        for row in load_lines(data)
        if (day := day_of(row)) is not None and FIRST <= day <= LAST
    ]  # fmt: skip
    with TemporaryDirectory() as name:
        readings = list(read([write_lines(Path(name, "pages.jsonl"), rows)]))
    return compare_readings(readings)


def main() -> None:
    """Print the comparison as Markdown."""
    found = compared(arguments(__doc__).parse_args().shared)
    neutral = load_language().names.neutral
    outlets = Counter(report.publisher for report in found.reports)
    print(f"{len(found.reports)} reports of {len(outlets)} outlets: ", end="")
    print(", ".join(f"{name} {count}" for name, count in outlets.most_common()) + ".\n")
    told = {report for story in found.stories for report in story.reports}
    print(f"{len(found.stories)} stories; {len(found.reports) - len(told)} reports tell alone.\n")
    for number, story in enumerate(found.stories, 1):
        show(number, story, found, neutral)


def show(number: int, story: Story, found: Comparison, neutral: dict[str, str]) -> None:
    """One story: the table, the tree of origins, and counts of the rest."""
    of = {report.id: f"{report.publisher} {report.published}" for report in found.reports}
    copies = [origin for origin in story.origins if origin.copy_of]
    print(f"## Story {number}: {len(story.reports)} reports, {len(copies)} of them copies\n")
    print("| question | state | versions |\n|---|---|---|")
    asked = [p for p in story.points if p.state != "single" and ": source" not in p.slot]
    for point in [p for p in asked if not p.slot.startswith(("says", "said"))][:ROWS]:
        versions = "; ".join(cell(v, neutral) for v in point.versions[:VERSIONS])
        rest = len(point.versions) - VERSIONS
        versions += f"; and {rest} more" if rest > 0 else ""
        slot = slot_words(point.slot, lambda e: neutral.get(e, e))
        print(f"| {slot} | {point.state} | {versions} |")
    print("\nCopies:\n" if copies else "\nNo copies.\n")
    degrees = {(copy.report, copy.of): copy for copy in story.copies}
    for origin in copies:
        copy = degrees[origin.report, origin.copy_of or ""]
        print(f"- {of[origin.report]} copies {of[origin.copy_of or '']}: {copy.degree}, ", end="")
        print(f"{copy.covered:.0%} of the shorter, {copy.alike:.0%} alike")
    deniers = Counter(neutral.get(d.entity or "", "others") for d in story.denials)
    drifts = Counter(drift.kind for drift in story.drifts)
    silences = Counter(silence.kind for silence in story.silences)
    for head, counted in (("Denials", deniers), ("Drift", drifts), ("Silence", silences)):
        if counted:
            print(f"\n{head}: " + ", ".join(f"{name} {n}" for name, n in counted.most_common()))
    print()


def cell(version: Version, neutral: dict[str, str]) -> str:
    """A version without an outlet's words."""
    plain = version.value.removeprefix("not ")
    number = version.low is not None or version.high is not None
    shown = number or plain.startswith(SAID) or plain[:4].isdigit() or PLAIN.fullmatch(plain)
    value = neutral.get(plain) or (plain if shown else "(in words)")
    value = value if plain == version.value else f"not {value}"
    labels = [x.name.replace("_", " ") for x in version.labels if x.name != "values_conflict"]
    told = f" ({', '.join(labels)})" if labels else ""
    return f"**{value}**, {origins_words(version)}{told}"


if __name__ == "__main__":
    main()
