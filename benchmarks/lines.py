"""Does each line of a scraped page get its label (title, body, caption, ...) and its story?

Data: `data/seed_claims/lines.jsonl`, a label for each line of two real pages (written for this
project, one annotator); the pages are in `seeds/`. Page 001, which holds a second story glued on,
has no labels here: of it is printed only how many lines went to which story.
Command: python benchmarks/lines.py [--shared PATH]
"""

import hashlib
from collections import Counter
from typing import Any

from common import arguments, load_lines, need, read, show, stop

GLUED = "001"
SHOWN = ("title", "body", "caption")


def main() -> None:
    """Read the pages and hold each labelled line against the segment it lies in."""
    options = arguments(__doc__).parse_args()
    gold = options.shared / "data" / "seed_claims" / "lines.jsonl"
    need(options.shared / "seeds", gold)
    pages = sorted((options.shared / "seeds").glob("*.txt"))
    reports = {reading["report"]["name"]: reading["report"] for reading in read(*pages)}
    rows = load_lines(gold)
    gold_of: Counter[str] = Counter()
    right_of: Counter[str] = Counter()
    wrong = []
    stories = both = 0
    for row in rows:
        segment = segment_of(reports[row["file"]], row)
        kind, story = (segment["kind"], segment["story"]) if segment else (None, None)
        gold_of[row["label"]] += 1
        right_of[row["label"]] += kind == row["label"]
        stories += story == row["story"]
        both += (kind, story) == (row["label"], row["story"])
        if kind != row["label"]:
            wrong.append(f"{row['file'][:3]} line {row['line_no']}: {row['label']} read as {kind}")
    show(
        {
            "lines": len(rows),
            "label_right": per_cent(sum(right_of.values()), len(rows)),
            "story_right": per_cent(stories, len(rows)),
            "both_right": per_cent(both, len(rows)),
            "per_label": {name: f"{right_of[name]}/{gold_of[name]}" for name in sorted(gold_of)},
            "wrong": wrong,
            "lines_by_story": {name[:3]: lines_by_story(reports[name]) for name in sorted(reports)},
        },
        gold,
    )


def segment_of(report: dict[str, Any], row: dict[str, Any]) -> dict[str, Any] | None:
    """The segment that covers most of a labelled line."""
    lines = report["text"].splitlines(keepends=True)
    start = sum(map(len, lines[: row["line_no"] - 1]))
    line = lines[row["line_no"] - 1].strip()
    if hashlib.sha1(line.encode()).hexdigest() != row["text_sha1"]:
        stop(f"{row['file']} line {row['line_no']} is not the line that was labelled.")
    end = start + len(line)
    covers = [(min(end, s["end"]) - max(start, s["start"]), s) for s in report["segments"]]
    most, segment = max(covers, key=lambda cover: cover[0], default=(0, None))
    return segment if most > 0 else None


def lines_by_story(report: dict[str, Any]) -> dict[str, dict[int, int]]:
    """For each kind that tells a story: how many lines went to which story."""
    counts: dict[str, Counter[int]] = {kind: Counter() for kind in SHOWN}
    for segment in report["segments"]:
        if segment["kind"] in counts:
            counts[segment["kind"]][segment["story"]] += 1
    return {kind: dict(sorted(found.items())) for kind, found in counts.items() if found}


def per_cent(part: int, whole: int) -> float:
    """A share, rounded as the figures to reach are."""
    return round(100 * part / whole, 1) if whole else 0.0


if __name__ == "__main__":
    main()
