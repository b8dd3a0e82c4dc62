"""Do names of places lead to the right points, and are seats that speak told from places?

Data: the train parts of `data/geonews` (TR-News, GeoWebNews, GeoVirus, LGL; none is used to train
anything that ships, and the weights of `geography/locating.py` were chosen on them, so the figures
are no forecast). Gold spans: each toponym that has coordinates is looked up with the others of its
document around it; right is what lies within 161 km. GeoWebNews also says which toponyms are meant
literally: there, seats of government are judged by `naming/using.py` in whole texts. The package's
data is measured in MB, the pace in places a second against the same number of bare look-ups.
Command: python benchmarks/places.py [--shared PATH]
"""

import time
from collections import Counter
from importlib.resources import files
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from common import arguments, load_lines, need, read, show, write_lines
from rashomon.geography import load_gazetteer
from rashomon.geography.locating import distance, locate
from rashomon.geography.toponyms import toponyms_of
from rashomon.language import Language, load_language

SETS = ("trnews", "geowebnews", "geovirus", "lgl")
RIGHT_KM = 161
DRAWS = 1000
LITERAL = ("Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal")
FIGURATIVE = ("Metonymic",)


def main() -> None:
    """Score every set and print the figures."""
    options = arguments(__doc__).parse_args()
    paths = {name: options.shared / "data" / "geonews" / f"{name}.train.jsonl" for name in SETS}
    need(*paths.values())
    language = load_language()
    figures: dict[str, Any] = {name: score(path, language) for name, path in paths.items()}
    figures["uses of seats, GeoWebNews"] = uses(paths["geowebnews"])
    figures["data, MB"] = size()
    show(figures, *paths.values())


def state_of(language: Language) -> dict[str, str]:
    """The state that each of its names and peoples leads to."""
    return {
        name.written: name.entity
        for _, names in language.names.table.items()
        for name in names
        if name.kind in ("demonym", "official", "variant", "acronym")
        and name.entity in language.places
        and language.places[name.entity].get("kind") == "country"
    }


def score(path: Path, language: Language) -> dict[str, Any]:
    """The share of gold places within 161 km, with its interval over documents, and the pace."""
    gazetteer, states = load_gazetteer(language), state_of(language)
    right: list[tuple[int, int]] = []
    none = asked = 0
    began = time.perf_counter()
    names = []
    for row in load_lines(path):
        gold = sorted(
            (e for e in row["entities"] if e.get("toponym_type") != "Non_Toponym"),
            key=lambda e: e["start"],
        )
        spans = [(e["start"], e["end"]) for e in gold]
        names += [e["value"] for e in gold]
        sites = locate(toponyms_of(row["text"], spans, gazetteer, states.get))
        asked += len(gold)
        told = [(e, s) for e, s in zip(gold, sites, strict=True) if e.get("lat") is not None]
        none += sum(site is None for _, site in told)
        hits = sum(
            site is not None
            and site.lat is not None
            and site.lon is not None
            and distance(site.lat, site.lon, e["lat"], e["lon"]) <= RIGHT_KM
            for e, site in told
        )
        right.append((hits, len(told)))
    spent = time.perf_counter() - began
    gazetteer.sites.cache_clear()
    began = time.perf_counter()
    for name in names:
        gazetteer.sites(name)
    bare = time.perf_counter() - began
    draws = sorted(share(Random(n).choices(right, k=len(right))) for n in range(DRAWS))
    return {
        "documents": len(right),
        "places": sum(n for _, n in right),
        "within 161 km": round(share(right), 1),
        "ci95": [round(draws[DRAWS // 40], 1), round(draws[-DRAWS // 40], 1)],
        "not found": none,
        "places a second": round(asked / spent),
        "times a bare look-up": round(spent / bare, 1),
    }


def share(right: list[tuple[int, int]]) -> float:
    """Right ones in per cent."""
    return 100 * sum(hits for hits, _ in right) / max(1, sum(n for _, n in right))


def uses(path: Path) -> dict[str, Any]:
    """Of seats of government that we read and people marked as literal or metonymic, how many agree
    with them; and how many metonyms would have been put on a map."""
    rows = list(load_lines(path))
    with TemporaryDirectory() as folder:
        given = [{"id": row["id"], "text": row["text"]} for row in rows]
        readings = {
            r["report"]["name"]: r for r in read(write_lines(Path(folder) / "given.jsonl", given))
        }
    counted: Counter[str] = Counter()
    for row in rows:
        at = {(m["start"], m["end"]): m for m in readings[row["id"]]["mentions"] if m["place"]}
        for e in row["entities"]:
            mention = at.get((e["start"], e["end"]))
            type_ = e.get("toponym_type")
            if mention is None or type_ not in (*LITERAL, *FIGURATIVE):
                continue
            gold = "metonymic" if type_ in FIGURATIVE else "literal"
            counted[f"{gold} read as {mention['use']}"] += 1
            if mention["place"]["kind"] == "capital":
                counted[f"capitals: {gold} read as {mention['use']}"] += 1
    return dict(sorted(counted.items()))


def size() -> dict[str, float]:
    """What the package ships of places, in MB."""
    folder = Path(str(files("rashomon.geography")))
    lists = Path(str(files("rashomon.language"))) / "en" / "places"
    return {
        "gazetteer": round((folder / "places.db").stat().st_size / 1e6, 1),
        "lists": round(sum(p.stat().st_size for p in lists.glob("*.yml")) / 1e6, 1),
    }


if __name__ == "__main__":
    main()
