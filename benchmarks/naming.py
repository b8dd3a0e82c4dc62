"""Are loaded names and words of real pages found, with the right party, and what else is reported?

Data: `data/seed_claims/gold.json` (`loaded`: 27 terms on two of the four real pages, by one
annotator) and the pages in `seeds`. A term is found where a reported one shares a character with
it; its party is right where that leads to a state or group that the gold's referent (a phrase)
names. Reported ones that touch no gold term count as false, though some of them ("Shiite militias")
are loaded words that the annotator passed over. Those of the other two pages are counted only.
Command: python benchmarks/naming.py [--shared PATH]
"""

import json
from collections import defaultdict
from typing import Any

from common import arguments, need, show
from rashomon.language import Language, load_language
from rashomon.language.phrases import split
from rashomon.reader import read
from rashomon.records import Naming
from rashomon.weighing.naming import namings_of


def main() -> None:
    """Score the two labelled pages and print the figures."""
    options = arguments(__doc__).parse_args()
    path = options.shared / "data" / "seed_claims" / "gold.json"
    seeds = options.shared / "seeds"
    need(path, seeds)
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for term in json.loads(path.read_text(encoding="utf-8"))["loaded"]:
        gold[term["file"]].append(term)
    language = load_language()
    found: list[tuple[dict[str, Any], list[Naming]]] = []
    false: list[str] = []
    told = others = 0
    for reading in read([seeds]):
        stories = {segment.story for segment in reading.report.segments}
        namings = [n for story in stories for n in namings_of(reading, story, language)]
        terms = gold.get(reading.report.name)
        if terms is None:
            others += len(namings)
            continue
        told += len(namings)
        found += [(term, [n for n in namings if touches(n, term)]) for term in terms]
        false += [n.quote for n in namings if not any(touches(n, term) for term in terms)]
    named = [(term, hits, parties(term["referent"], language)) for term, hits in found]
    with_party = [(hits, whom) for _, hits, whom in named if whom]
    right = sum(
        any(n.entity and language.names.whole(n.entity) in whom for n in hits)
        for hits, whom in with_party
    )
    show(
        {
            "terms": len(found),
            "found": per_cent(sum(bool(hits) for _, hits in found), len(found)),
            "terms of a party": len(with_party),
            "found, of these": per_cent(sum(bool(h) for h, _ in with_party), len(with_party)),
            "right party, of these": per_cent(right, len(with_party)),
            "reported": told,
            "false, of those reported": per_cent(len(false), told),
            "false ones": sorted(false),
            "missed": [term["quote"] for term, hits in found if not hits],
            "reported on the other two pages": others,
        },
        path,
    )


def touches(naming: Naming, term: dict[str, Any]) -> bool:
    """Whether a reported term shares a character with a gold one, wherever that stands."""
    return any(
        start < naming.end and naming.start < start + len(term["quote"])
        for start in term["all_starts"]
    )


def parties(words: str, language: Language) -> set[str]:
    """The states and groups that some words name, by the lists; short forms of the text aside."""
    plain = split(words)
    matches = (language.names.table.at(plain, index) for index in range(len(plain)))
    return {
        language.names.whole(name.entity)
        for match in matches
        for name in (match[1] if match else ())
        if name.entity in language.names.parties and name.kind not in ("context", "epithet")
        if any(char.isupper() for char in name.written)
    }


def per_cent(part: int, whole: int) -> float:
    """A share in per cent."""
    return round(100 * part / max(1, whole), 1)


if __name__ == "__main__":
    main()
