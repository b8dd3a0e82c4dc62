"""Fits what the features of happenings weigh, and writes `linking/happenings/weights.py`.

Data: `data/ecbplus/train.jsonl` (ECB+, annotation CC BY 3.0), gold event mentions of its curated
sentences; who and where is read by the package. A logistic regression over the pairs that the
package would compare; each mention counts about the same, so that no long story decides alone.
numpy only. Command: python -m training.happenings ../shared/data
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from rashomon.intake import Intake, Page, report_of
from rashomon.language import Language, load_language
from rashomon.language.happenings import load_alike
from rashomon.linking.happenings import EventMention
from rashomon.linking.happenings.features import FITTED, name_of
from rashomon.linking.happenings.grouping import compare
from rashomon.linking.happenings.mentions import page_of
from rashomon.linking.happenings.pair import Pair
from rashomon.linking.happenings.trees import Told
from rashomon.reader import default_reader
from rashomon.records import Segment

Row = dict[str, Any]
Floats = NDArray[np.float64]
NAMES = tuple(map(name_of, FITTED))
# Draws each weight towards none: the best of 0.3, 1, 3, 10 and 30 in five folds of train.
PULL = 10.0
STEPS = 30
FILE = Path(__file__).resolve().parents[1] / "src/rashomon/linking/happenings" / "weights.py"


def corpus(rows: Sequence[Row]) -> list[tuple[EventMention, Row]]:
    """The gold event mentions of ECB+ documents as the package sees them, beside their rows."""
    language, alike = load_language(), load_alike()
    reader = default_reader(language, syntax=True)
    found = []
    for row, (reading, _) in zip(rows, reader.read(_intakes(rows, language)), strict=True):
        told = Told(reading, page_of(reading, alike), alike, language.events)
        found += [
            (told.mention_at(*mention["offset"]), {**mention, "document": row["id"]})
            for mention in row["mentions"]
            if mention["event"] and mention["curated"]
        ]
    return found


def _intakes(rows: Iterable[Row], language: Language) -> Iterator[Intake]:
    """Documents whose every line is read: the first ones are an address and a headline."""
    for row in rows:
        intake = report_of(Page(row["text"].encode(), row["id"], "text", row["id"]), language)
        ends = np.cumsum([len(line) + 1 for line in row["text"].split("\n")]).tolist()
        starts = [0, *ends[:-1]]
        lines = tuple(Segment(a, b - 1, "body") for a, b in zip(starts, ends, strict=True))
        report = replace(intake.report, id=row["id"], segments=lines)
        yield Intake(report=report, raw=intake.raw, failure=intake.failure)


def design(pairs: Iterable[Pair]) -> Floats:
    """One line for each pair: 1 for the start, then how much of each feature there is."""
    return np.array(
        [[1.0, *((found[0] if (found := f(pair)) else 0.0) for f in FITTED)] for pair in pairs]
    )


def shares(pairs: Sequence[tuple[int, int]]) -> Floats:
    """What each pair counts: the less, the more pairs its mentions are in."""
    times = Counter(index for pair in pairs for index in pair)
    counts = np.array([1 / (3 + times[a]) + 1 / (3 + times[b]) for a, b in pairs])
    return counts / counts.mean()


def fit(features: Floats, same: Floats, counts: Floats, pull: float = PULL) -> Floats:
    """Logistic regression, by Newton's steps; the start is not drawn towards none."""
    weights = np.zeros(features.shape[1])
    held = np.full(features.shape[1], pull)
    held[0] = 1e-6
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (counts * (chance - same)) + held * weights
        curve = (features * (counts * chance * (1 - chance))[:, None]).T @ features
        step = np.linalg.solve(curve + np.diag(held), slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def learn(found: Sequence[tuple[EventMention, Row]]) -> dict[str, float]:
    """The weights that tell the gold's pairs apart."""
    found = sorted(found, key=lambda pair: pair[0].key)
    compared = list(compare([mention for mention, _ in found]))
    pairs = [(a, b) for a, b, _ in compared]
    same = np.array([float(found[a][1]["cluster"] == found[b][1]["cluster"]) for a, b in pairs])
    weights = fit(design(pair for *_, pair in compared), same, shares(pairs))
    return dict(zip(("start", *NAMES), map(float, weights), strict=True))


def write(weights: dict[str, float], path: Path = FILE) -> None:
    """Write the fitted part anew; what is set by hand stands before it and stays."""
    before, mark, _ = path.read_text(encoding="utf-8").partition("FITTED: dict[str, float] = {\n")
    lines = "".join(f'    "{name}": {weight:.2f},\n' for name, weight in weights.items())
    path.write_text(f"{before}{mark}{lines}}}\n", encoding="utf-8")


def main() -> None:
    """Fit on train and write the table."""
    data = Path(sys.argv[1]) / "ecbplus" / "train.jsonl"
    rows = [msgspec.json.decode(line) for line in data.read_bytes().splitlines()]
    write(learn(corpus(rows)))


if __name__ == "__main__":
    main()
