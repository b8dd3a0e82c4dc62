"""Are the claims of real pages found, on the right voice, in the exact words?

Data: four scraped news pages (`seeds/`, the outlets' texts: read here, never copied into the
project) and hand-made gold of two of them (`data/seed_claims/`, written for this project). One
annotator and 71 claims: hence the interval, from drawing gold claims with replacement. It treats
claims as independent, which claims of one page are not, so the true interval is wider.
Command: python benchmarks/claims.py [--shared PATH] [--keep FILE] [--before FILE]

`--keep` writes what was found of each gold claim; `--before` lists what is gained and lost since.
"""

import io
import json
import random
import runpy
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import arguments, need, read, score, show, stop, write_lines

PARTS = ("found", "tight", "type_right", "voice_right", "innermost_voice_right", "polarity_right")
DRAWS = 1000


def main() -> None:
    """Read the pages, score them, and print the figures with their intervals."""
    parser = arguments(__doc__)
    parser.add_argument("--keep", type=Path, help="write the finds, claim by claim, to this file")
    parser.add_argument("--before", type=Path, help="a file that --keep wrote: list the changes")
    options = parser.parse_args()
    pages = sorted((options.shared / "seeds").glob("*.txt"))
    gold = options.shared / "data" / "seed_claims" / "gold.json"
    scorer = options.shared / "bench" / "score_claims.py"
    need(options.shared / "seeds", gold, scorer)
    if not pages:
        stop(f"There are no pages in {options.shared / 'seeds'}; name the data with --shared PATH.")
    with TemporaryDirectory() as folder:
        predicted = write_lines(Path(folder, "read.jsonl"), read(*pages))
        figures = score(scorer, predicted, gold)
        finds = one_by_one(scorer, predicted, gold, Path(folder, "one.json"))
    figures["ci95"] = intervals(list(finds.values()))
    figures["missed"] = sorted(name for name, find in finds.items() if not find["found"])
    if options.before:
        figures |= changes(json.loads(options.before.read_text(encoding="utf-8")), finds)
    if options.keep:
        options.keep.write_text(json.dumps(finds, indent=1) + "\n", encoding="utf-8")
    show(figures, gold, *pages)


def one_by_one(scorer: Path, predicted: Path, gold: Path, single: Path) -> dict[str, Any]:
    """The scorer's figures for each gold claim alone; None where a part does not apply."""
    scored = runpy.run_path(str(scorer))["main"]
    finds = {}
    for claim in json.loads(gold.read_text(encoding="utf-8"))["claims"]:
        single.write_text(json.dumps({"claims": [claim]}), encoding="utf-8")
        with redirect_stdout(io.StringIO()):
            figures = scored(str(predicted), str(single))
        finds[claim["id"]] = {part: figures[part] for part in PARTS}
    return finds


def intervals(finds: list[dict[str, Any]]) -> dict[str, list[float]]:
    """95 % intervals of the parts' means, gold claims drawn with replacement."""
    chance = random.Random(0)
    means: dict[str, list[float]] = {part: [] for part in PARTS}
    for _ in range(DRAWS):
        drawn = chance.choices(finds, k=len(finds))
        for part in PARTS:
            values = [find[part] for find in drawn if find[part] is not None]
            means[part].append(sum(values) / len(values) if values else 0.0)
    edges = int(0.025 * (DRAWS - 1)), round(0.975 * (DRAWS - 1))
    return {part: [round(sorted(kept)[i], 1) for i in edges] for part, kept in means.items()}


def changes(before: dict[str, Any], now: dict[str, Any]) -> dict[str, list[str]]:
    """Gold claims found now and not before, and the other way round."""
    was, is_ = ({name for name in finds if finds[name]["found"]} for finds in (before, now))
    return {"gained": sorted(is_ - was), "lost": sorted(was - is_)}


if __name__ == "__main__":
    main()
