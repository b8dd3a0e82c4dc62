"""Which words of many reports tell of one happening, if nobody says which reports belong together?

Data: `data/ecbplus/dev.jsonl` (ECB+ with gold event mentions; annotation CC BY 3.0): 197 documents
on 8 topics, each topic two happenings of one kind. The package reads the documents, takes who,
where and when from its own trees, groups the documents and the mentions. Scored with
singletons kept, the scorer's default. Beside it, in the same run, three simple ways:

    one word                      mentions whose first word has one stem, wherever they stand
    one word, pages grouped       the same, only in documents that the package puts together
    one word, happening given     the same, only in documents on one happening of the gold

"pages" is how well the documents are grouped, against the gold's happenings. With `--folds N` the
weights are fitted anew without each Nth of the topics, which is then scored, on its own: the
figures of `--part train --folds 5` are those that choices were made by.
Command: python benchmarks/coreference.py [--shared PATH] [--part train] [--folds N]
"""

import runpy
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import REPOSITORY, arguments, load_lines, need, score, show, write_lines
from rashomon.language.happenings import load_alike
from rashomon.linking.happenings import EventMention, features, group
from rashomon.linking.happenings.pages import Pages

sys.path.insert(0, str(REPOSITORY))  # where the gold is turned into mentions

from training.happenings import corpus, learn

Row = dict[str, Any]
Found = Sequence[tuple[EventMention, Row]]
Place = tuple[str, int, int, str]  # a mention's key
Namer = Callable[[Found], dict[Place, object]]


def main() -> None:
    """Read, group, score."""
    parser = arguments(__doc__)
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--folds", type=int, default=1)
    options = parser.parse_args()
    gold = options.shared / "data" / "ecbplus" / f"{options.part}.jsonl"
    scorer = options.shared / "bench" / "score_events.py"
    need(gold, scorer)
    rows = load_lines(gold)
    begun = time.perf_counter()
    found = corpus(rows)
    seconds = {"reading": round(time.perf_counter() - begun, 1)}
    ways: dict[str, Namer] = {
        "happenings": happenings,
        "one word": lambda told: {m.key: stem_of(m) for m, _ in told},
        "one word, pages grouped": lambda told: {
            m.key: (page, stem_of(m)) for m, page in pages_of(told)
        },
        "one word, happening given": lambda told: {m.key: (r["of"], stem_of(m)) for m, r in told},
    }
    of = {row["id"]: row for row in rows}
    found = [(m, {**r, "of": of[r["document"]]["subtopic"]}) for m, r in found]
    figures: dict[str, Any] = {"part": options.part, "folds": options.folds}
    with TemporaryDirectory() as name:
        for way, namer in ways.items():
            begun = time.perf_counter()
            clusters: dict[str, list[Row]] = {row["id"]: [] for row in rows}
            for fold, part in enumerate(parts(found, of, options.folds, fit=way == "happenings")):
                named = namer(part)
                for mention, row in part:
                    clusters[row["document"]].append(
                        {"tokens": row["tokens"], "cluster": f"{fold} {named[mention.key]}"}
                    )
            seconds[way] = round(time.perf_counter() - begun, 1)
            told = [{"id": key, "mentions": mentions} for key, mentions in clusters.items()]
            read = write_lines(Path(name) / "read.jsonl", told)
            figures[way] = coref(score(scorer, "coref", gold, read, "--json"))
    figures["pages"] = grouped(found, scorer)
    show(figures | {"seconds": seconds}, gold)


def happenings(found: Found) -> dict[Place, object]:
    """The package's groups, by their number."""
    groups = group(mention for mention, _ in found)
    return {m.key: number for number, each in enumerate(groups) for m in each.mentions}


def stem_of(mention: EventMention) -> str:
    """The stem of a mention's first word."""
    return load_alike().stem(mention.words.split()[0])


def pages_of(found: Found) -> list[tuple[EventMention, int]]:
    """The package's group of the page that each mention stands on."""
    by_report = {mention.page.report: mention.page for mention, _ in found}
    order = sorted(by_report)
    groups = Pages([by_report[report] for report in order]).group
    number = {report: groups[at] for at, report in enumerate(order)}
    return [(mention, number[mention.page.report]) for mention, _ in found]


def parts(found: Found, of: dict[str, Row], folds: int, *, fit: bool) -> Iterator[Found]:
    """All mentions at once; with folds, those of some topics, weighed by what the others teach."""
    if folds == 1:
        yield found
        return
    topics = sorted({row["topic"] for row in of.values()})
    for fold in range(folds):
        held = set(topics[fold::folds])
        inside = [pair for pair in found if of[pair[1]["document"]]["topic"] in held]
        if fit:
            learnt = learn([pair for pair in found if of[pair[1]["document"]]["topic"] not in held])
            features.WEIGHTS.update(learnt)
        yield inside


def coref(scored: Row) -> dict[str, float]:
    """The scorer's main figures, per cent."""
    names = {"muc": "MUC", "b3": "B3", "ceafe": "CEAF-e", "lea": "LEA"}
    figures = {name: round(100 * scored[key]["f1"], 2) for key, name in names.items()}
    return {"CoNLL": round(100 * scored["conll_f1"], 2)} | figures


def grouped(found: Found, scorer: Path) -> dict[str, float]:
    """How well pages are grouped: B3 over pages, against the gold's happenings."""
    cluster_scores = runpy.run_path(str(scorer))["cluster_scores"]
    gold: dict[str, set[str]] = {}
    read: dict[int, set[str]] = {}
    for mention, page in pages_of(found):
        read.setdefault(page, set()).add(mention.page.report)
    for mention, row in found:
        gold.setdefault(row["of"], set()).add(mention.page.report)
    scored = cluster_scores(list(map(list, gold.values())), list(map(list, read.values())))["b3"]
    return {
        "gold": len(gold),
        "groups": len(read),
        **{f"B3 {name}": round(100 * scored[name], 1) for name in ("p", "r", "f1")},
    }


if __name__ == "__main__":
    main()
