"""Which claims would a careful person call wrong?

Draws claims at random from articles drawn at random, for a person to judge, and prints each with
all its fields, its evidence and the words around it. The person writes beside each: R (every field
right, or empty where the clause names nothing), W (a claim, but a field is wrong or plainly
missing) or N (no claim). There is no score here: what people found stands in RESULTS.md. A seed
that was read is spent: the articles of the seeds given with `--spent` are left out.
Data: `data/syria_copies/docs.jsonl` (FA-KES, CC BY 4.0; its texts have lost commas and apostrophes)
Command: python benchmarks/eye.py --seed N [--spent N ...] [--articles 30] [--claims 100]
"""

import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import arguments, load_lines, need, read, write_lines

BEFORE, BEHIND = 160, 90  # characters around the evidence


def main() -> None:
    """Draw articles, read them, draw claims, print them."""
    parser = arguments(__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--spent", type=int, nargs="*", default=[], help="seeds read before")
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--claims", type=int, default=100)
    options = parser.parse_args()
    source = options.shared / "data" / "syria_copies" / "docs.jsonl"
    need(source)
    rest = load_lines(source)
    for seed in options.spent:
        gone = {row["id"] for row in random.Random(seed).sample(rest, options.articles)}
        rest = [row for row in rest if row["id"] not in gone]
    rows = random.Random(options.seed).sample(rest, options.articles)
    with TemporaryDirectory() as folder:
        pages = [
            {"id": row["id"], "text": row["text"], "published": row["text_date"]} for row in rows
        ]
        readings = read(write_lines(Path(folder) / "drawn.jsonl", pages))
    claims = [(reading, claim) for reading in readings for claim in reading["claims"]]
    drawn = random.Random(options.seed).sample(claims, min(options.claims, len(claims)))
    for number, (reading, claim) in enumerate(drawn, 1):
        print(f"{number}. [{reading['report']['name']}] {line(claim)}")
        print(f"   {around(reading['report']['text'], claim['evidence'][0])}\n")


def line(claim: dict[str, Any]) -> str:
    """A claim's fields in one line; a field without a value is left out."""
    event = claim["event"]
    fields = [f"{event['type']} [{event['trigger']}]"]
    for name in ("actor", "target", "item", "place"):
        if claim[name]:
            fields.append(f"{name} {claim[name]['text']!r}")
    if claim["time"]:
        fields.append(f"time {claim['time']['quote']!r}")
    for quantity in claim["quantities"]:
        interval = f"{quantity['low']}-{quantity['high']}"
        fields.append(f"{quantity['of']} {interval} ({quantity['kind']})")
    voices = [hop["source"] or hop["cue"] for hop in claim["chain"][1:]]
    fields += [claim["certainty"], claim["polarity"], f"voices {voices or 'own'}"]
    return "; ".join(fields)


def around(text: str, evidence: dict[str, Any]) -> str:
    """The evidence in brackets, with the words around it."""
    start, end = evidence["start"], evidence["end"]
    before, behind = text[max(0, start - BEFORE) : start], text[end : end + BEHIND]
    return f"...{before}[{text[start:end]}]{behind}...".replace("\n", " / ")


if __name__ == "__main__":
    main()
