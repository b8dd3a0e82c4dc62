"""Where does the reader stand on every measure, beside what others reach and what is to be reached?

Data: the dev parts that the scripts named below read, and `data/stories` (hand-made story sets; the
texts belong to others). Runs every scorer of the shared folder, through those scripts, and prints
one table; with `--json`, the figures alone.
Command: python benchmarks/figures.py [--shared PATH] [--json]
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from common import REPOSITORY, arguments, need, show, stop

FOLDER = REPOSITORY / "benchmarks"
SCRIPTS = (
    *("attribution", "entities", "places", "naming", "heads", "claims", "muc4", "plover"),
    *("copies", "coreference", "stories"),
)
Figures = dict[str, Any]


class Row(NamedTuple):
    """One measure: what, on which data, best others, people, floor, goal, and where it is found."""

    what: str
    data: str
    others: str
    people: str
    floor: str
    goal: str
    now: Callable[[Figures], object]


def of(script: str, *keys: str, times: float = 1) -> Callable[[Figures], object]:
    """A figure by its way into a script's answer."""

    def look(figures: Figures) -> object:
        value: Any = figures[script]
        for key in keys:
            value = value[key]
        return round(times * value, 1) if isinstance(value, (int, float)) else value

    return look


def several(*looks: Callable[[Figures], object]) -> Callable[[Figures], object]:
    """Several figures in one cell."""
    return lambda figures: " / ".join(str(look(figures)) for look in looks)


POLNEAR = ("attribution", "polnear, outermost")
TABLE = [
    Row("who says what, linked, partial", "PolNeAR dev", "66.2", "80.5", "79", "84",
        of(*POLNEAR, "attribution.partial.f1", times=100)),
    Row("same, exact", "PolNeAR dev", "36.2", "59.0", "46", "58",
        of(*POLNEAR, "attribution.exact.f1", times=100)),
    Row("same, indirect speech, partial", "PolNeAR dev", "58.5", "74.2", "71", "78",
        of(*POLNEAR, "partial_by_type", "indirect", times=100)),
    Row("tokens, pooled", "PolNeAR dev", "87.6", "88.7", "88", "91",
        of(*POLNEAR, "token.micro.f1", times=100)),
    Row("spans exact: source / cue / content", "PolNeAR dev", "83.2 / 75.3 / 72.9",
        "78.5 / 71.3 / 71.6", "78 / 73 / 66", "84 / 77 / 74",
        several(*(of(*POLNEAR, "spans_exact_f1", role, times=100)
                  for role in ("source", "cue", "content")))),
    Row("other news, partial, nested kept", "GUM dev", "", "", "60", "72",
        of("attribution", "gum_attribution, all", "attribution.partial.f1", times=100)),
    Row("entities, exact / overlap", "re3d, BBC part", "52.6 / 67.0 (test)", "",
        "60 / 75", "66 / 82",
        several(of("entities", "re3d", "exact", "f1"), of("entities", "re3d", "overlap", "f1"))),
    Row("weapons", "re3d, BBC part (5 gold)", "34.5 (test)", "", "50", "60",
        of("entities", "re3d", "overlap_per_type", "Weapon", "f1")),
    Row("entities", "UNER EWT dev", "86.0 (test)", "", "74", "82",
        several(of("heads", "model", "uner exact"), of("entities", "uner_ewt", "exact", "f1"))),
    Row("partisan names to parties", "aliases dev", "78", "", "75", "88",
        of("entities", "aliases", "f1")),
    Row("places within 161 km", "geonews train", "87.3 / 94.1 / -", "", "78 / 70 / 80",
        "87 / 80 / 88",
        several(*(of("places", name, "within 161 km")
                  for name in ("trnews", "geowebnews", "geovirus")))),
    Row("loaded terms: found / right party / false", "two real pages", "", "", "70 / 70 / < 20", "",
        several(of("naming", "found"), of("naming", "right party, of these"),
                of("naming", "false, of those reported"))),
    Row("factuality, macro-F1", "UDS dev", "74.9 (test)", "", "78", "83",
        of("heads", "model", "uds macro-F1")),
    Row("attack roles, REE", "MUC-4 dev", "57.8 (test)", "", "50", "59",
        of("muc4", "role fillers", "strict", "micro", "f1")),
    Row("firmness of the accusation: slot / word, given the organisation", "MUC-4 dev",
        "33.6 / 48.0 (test, 1992)", "", "45", "55",
        several(of("muc4", "confidence", "slot, strict", "f1"),
                of("muc4", "confidence", "of gold organisations"))),
    Row("who did what to whom: class / source / target / all of it", "PLOVER, 20 of the sample",
        "77.1 (gold parses)", "", "70", "80",
        several(of("plover", "plover", "class_accuracy", times=100),
                of("plover", "plover", "source", "f1", times=100),
                of("plover", "plover", "target", "f1", times=100),
                of("plover", "plover", "events", "f1"))),
    Row("claims: found / type / voice / innermost / polarity / exact", "two real pages",
        "voice 83.8, innermost 38.0", "", "80 / 75 / 90 / 78 / 92 / 100",
        "94 / 88 / 97 / 92 / 98 / 100",
        several(*(of("claims", name) for name in (
            "found", "type_right", "voice_right", "innermost_voice_right", "polarity_right",
            "evidence_exact")))),
    Row("edited copies / back-translations / precision", "syria_copies", "0-6 (MinHash)", "",
        "85 / 80 / 95", "95 / 92 / 95",
        several(of("copies", "copies", "derived", "found"),
                of("copies", "back-translations", "found"), of("copies", "copies", "precision"))),
    Row("same event across reports, subtopic not given, CoNLL F1", "ECB+ dev", "77.1 (given)", "",
        "72", "82", of("coreference", "dev", "happenings", "conll")),
    Row("stories: answers / conflicts / false conflicts", "story sets", "", "", "70 / 60 / < 10",
        "90 / 85 / < 4",
        several(*(of("stories", "mean", n) for n in ("answers", "conflicts", "false_conflicts")))),
    Row("copies / precision; one origin; drift", "story sets", "", "", "70 / 85; 70; 50",
        "90 / 95; 90; 80",
        several(*(of("stories", "mean", n)
                  for n in ("copies", "copies_precision", "one_origin", "drifts")))),
]  # fmt: skip


def main() -> None:
    """Run every script and the story scorer, and print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    need(options.shared)
    figures = {name: answer(name, options.shared) for name in SCRIPTS}
    if options.json:
        show(figures)
        return
    cells = [["what", "data", "best others", "people", "floor", "to reach", "now"]]
    for row in TABLE:
        cells.append([*row[:-1], str(row.now(figures))])
    head = {name: figures["claims"][name] for name in ("commit", "source")}
    print(f"Commit {head['commit']}, code {head['source']}.\n")
    print("\n".join(f"| {' | '.join(line)} |" for line in (cells[0], ["---"] * 7, *cells[1:])))


def answer(script: str, shared: Path) -> Figures:
    """What another benchmark prints."""
    command = [sys.executable, str(FOLDER / f"{script}.py"), "--shared", str(shared)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        stop(f"{script}.py ended with {done.returncode}: {done.stderr.strip()}")
    found: Figures = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
