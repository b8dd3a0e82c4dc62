"""Are the copies of an archive of a million reports found, at what cost, and how much else is?

Data: syria_copies (FA-KES, CC BY 4.0), muc4 and ecbplus (see their READMEs), train parts, read at
run time and written into a folder that is removed. planted.py makes of them: copies by eight
operators at five strengths each (4 % of an archive), real back-translations, chains of two and
three operators, glued pages, and news from the frames of their sentences with names and numbers
drawn anew; on the pages lines of 300 hosts and 60 stock paragraphs. The operator `reworded` puts
drawn words for plain ones: it stands for a translation there and back, of which only the 100 or so
of syria_copies are real. A pair counts as found where any copy is told of it; `as copies` where its
degree is same, copy or derived. A false pair has no text in common but frames, furniture and stock;
pairs of two originals are counted apart, since nobody has read them all. In the same run: the bands
of a MinHash alone (rensa, 32 bands of 4, whole texts) and, up to 100,000 texts, a simhash of 64
bits at 10. CPU seconds of one process; peaks are of resident memory, stage by stage.
Command: python benchmarks/volume.py [--sizes 10000 100000 1000000] [--keep FOLDER]
"""

import json
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from common import arguments, need, prf, show, stop
from copies import wilson
from planted import Text, fill, planted, report_id

COPIED = ("same", "copy", "derived")
SETS = ("syria_copies/docs.jsonl", "syria_copies/pairs.jsonl", "syria_copies/backtranslated.jsonl",
        "muc4/train.jsonl", "ecbplus/train.jsonl")  # fmt: skip
SIMHASH_MOST, NEAR = 100_000, 10
STORIES_SHARD = 1000
Pair = tuple[int, int]


def main() -> None:
    """Fill an archive of each size, link it in a child of its own, and judge what was found."""
    parser = arguments(__doc__)
    sizes = [10_000, 100_000, 1_000_000]
    parser.add_argument("--sizes", type=int, nargs="*", default=sizes, metavar="N")
    parser.add_argument("--keep", type=Path, help="keep the archives here, and go on with them")
    parser.add_argument("--memory", default="2GB", help="what DuckDB may hold")
    parser.add_argument("--stories", type=int, nargs="*", default=[], metavar="N",
                        help="archives of invented reports, for their stories")  # fmt: skip
    parser.add_argument("--do", nargs=2, help="(what a child of this script is told)")
    options = parser.parse_args()
    if options.do:
        print(json.dumps(DOERS[options.do[0]](Path(options.do[1]), options.memory)))
        return
    files = [options.shared / "data" / name for name in SETS]
    need(*files)
    figures: dict[str, Any] = {}
    with TemporaryDirectory() as name:
        for size in sorted(options.sizes):
            archive = Path(options.keep or name) / str(size)
            plan = planted(options.shared / "data", size)
            filled = archive / "filled"
            texts = list(plan.texts()) if filled.exists() else fill(plan, archive)
            filled.touch()
            cost = kept(archive, "link", options.memory)
            base = kept(archive, "baselines", options.memory)
            found = _judged(texts, archive)
            figures[f"{size}"] = {"cost": cost, **found, "baselines": _others(texts, base, archive)}
            print(json.dumps({size: figures[f"{size}"]}), file=sys.stderr, flush=True)
        for size in sorted(options.stories):
            archive = Path(name) / f"stories-{size}"
            told = invented(archive, size)
            cost = child("stories", archive, options.memory)
            figures[f"stories of {size}"] = {"cost": cost, **told(archive)}
    show(figures, *files)


def child(doer: str, archive: Path, memory: str) -> dict[str, Any]:
    """What a child of this script gives, in a process of its own, so that peaks are its own."""
    command = [sys.executable, __file__, "--do", doer, str(archive), "--memory", memory]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        stop(f"{doer} ended with {done.returncode}; what it said stands above.")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def kept(archive: Path, doer: str, memory: str) -> dict[str, Any]:
    """What a child gives, or what it gave when the archive was kept."""
    path = archive / f"{doer}.json"
    if not path.exists():
        path.write_text(json.dumps(child(doer, archive, memory)), encoding="utf-8")
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


class Meter:
    """CPU seconds and peaks, stage by stage."""

    def __init__(self) -> None:
        self.stages: dict[str, dict[str, float]] = {}

    def measure(self, stage: str, do: Callable[[], object]) -> None:
        """Do something, and note what it took."""
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        begun, clock = time.process_time(), time.perf_counter()
        do()
        self.stages[stage] = {
            "cpu_s": round(time.process_time() - begun, 1),
            "s": round(time.perf_counter() - clock, 1),
            "peak_mb": _peak(),
        }
        print(stage, self.stages[stage], file=sys.stderr, flush=True)

    def told(self) -> dict[str, Any]:
        """The stages and their sum."""
        cpu = sum(stage["cpu_s"] for stage in self.stages.values())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return {"stages": self.stages, "cpu_minutes": round(cpu / 60, 2), "peak_mb": peak}


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return (
        int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
        // 1024
    )


def link(archive: Path, memory: str) -> dict[str, Any]:
    """Find the copies of an archive, as `rashomon archive link` does before it turns to stories."""
    from rashomon.archive.folder import Folder
    from rashomon.archive.linked import COPIES, number_accounts
    from rashomon.archive.outlined import outline_shards
    from rashomon.archive.tables import open_tables

    folder, meter = Folder(archive), Meter()
    shards = folder.shards()
    meter.measure("outlining", lambda: list(outline_shards(folder, shards)))
    now = folder.begin()
    with open_tables(folder, now, memory) as tables:
        meter.measure("numbering accounts", lambda: number_accounts(tables, shards))
        for stage, step in COPIES.items():
            meter.measure(stage, lambda step=step: step(tables))
        told = meter.told()
        told["stock"] = tables.rows("SELECT count(*) FROM stock")[0][0]
        told["cut anew"] = tables.rows("SELECT count(*) FROM recut")[0][0]
        pairs = tables.table("SELECT a, b FROM pairs")
        reports = dict(tables.rows("SELECT number, report FROM accounts"))
        told["pairs compared"] = len(pairs)
        listed = zip(pairs["a"].to_pylist(), pairs["b"].to_pylist(), strict=True)
        with (archive / "candidates.tsv").open("w", encoding="utf-8") as out:
            out.writelines(f"{reports[a]}\t{reports[b]}\n" for a, b in listed)
        with tables.writing("linked") as table:
            table.columns({"run": [now] * len(shards), "shard": shards})
    return told


def stories(archive: Path, memory: str) -> dict[str, Any]:
    """Find copies and stories of an archive, half of it first and then the rest."""
    from rashomon.archive.folder import Folder
    from rashomon.archive.linked import COPIES, STORIES, number_accounts
    from rashomon.archive.outlined import outline_shards
    from rashomon.archive.tables import open_tables

    folder, meter = Folder(archive), Meter()
    shards = folder.shards()
    for part, some in (("half", shards[::2]), ("the rest", shards[1::2])):
        meter.measure(f"outlining {part}", lambda some=some: list(outline_shards(folder, some)))
        now = folder.begin()
        with open_tables(folder, now, memory) as tables:
            number_accounts(tables, some)
            for stage, step in {**COPIES, **STORIES}.items():
                meter.measure(f"{stage}, {part}", lambda step=step: step(tables))
            links = tables.rows("SELECT count(*) FROM links")[0][0]
            with tables.writing("linked") as table:
                table.columns({"run": [now] * len(some), "shard": some})
    return meter.told() | {"links": links}


def invented(archive: Path, size: int) -> Callable[[Path], dict[str, Any]]:
    """Write an archive of invented reports (made.py); what its stories are held against."""
    from made import made
    from rashomon.exchange.out import parquet

    happening: dict[str, int] = {}
    for number, first in enumerate(range(0, size, STORIES_SHARD)):
        some = list(made(size, first, min(first + STORIES_SHARD, size)))
        happening |= {each.report: each.happening for each in some}
        with TemporaryDirectory() as name:
            list(parquet.write(Given([each.reading for each in some]), Path(name)))  # type: ignore[arg-type]
            for table in ("reports", "readings", "mentions", "claims"):
                (archive / table).mkdir(parents=True, exist_ok=True)
                whole = Path(name, f"{table}.parquet").read_bytes()
                (archive / table / f"shard-{number:05}.parquet").write_bytes(whole)

    def told(archive: Path) -> dict[str, Any]:
        from rashomon.archive.folder import Folder
        from rashomon.archive.told import stories

        found = stories(Folder(archive))
        pairs = [pair for reports in found.values() for pair in combinations(reports, 2)]
        right = sum(happening[a] == happening[b] for a, b in pairs)
        gold = sum(n * (n - 1) // 2 for n in Counter(happening.values()).values())
        return {"stories": len(found), "pairs of reports": prf(right, len(pairs), gold)}

    return told


class Given:
    """Readings as what an export is made of."""

    made, name = "", "made"

    def __init__(self, given: list[Any]) -> None:
        self._readings = given

    def readings(self) -> list[Any]:
        """All of them."""
        return self._readings

    def stories(self) -> list[Any]:
        """None."""
        return []

    def beside(self) -> dict[str, Any]:
        """Nothing."""
        return {}


def baselines(archive: Path, memory: str) -> dict[str, Any]:
    """The pairs that the bands of whole texts give, and a simhash."""
    from rashomon.archive.bands import OUTLINED
    from rashomon.archive.folder import Folder
    from rashomon.archive.tables import open_tables

    meter = Meter()
    with open_tables(Folder(archive), None, memory) as tables:
        meter.measure("bands", lambda: tables.run(
            f"CREATE TABLE banded AS SELECT a.number, a.report, unnest(o.bands) AS band {OUTLINED}"
        ))  # fmt: skip
        ((most,),) = tables.rows(
            "SELECT coalesce(sum(n * (n - 1) / 2), 0) "
            "FROM (SELECT count(*) AS n FROM banded GROUP BY band)"
        )
        found: dict[str, Any] = {"pairs in bands, at most": int(most)}
        if most < 50_000_000:
            path = str(archive / "banded.tsv")
            meter.measure("pairs", lambda: tables.run(
                "COPY (SELECT DISTINCT x.report, y.report FROM banded x JOIN banded y "
                "ON x.band = y.band AND x.number < y.number) "
                f"TO '{path}' (DELIMITER '\t', HEADER false)"
            ))  # fmt: skip
        columns = tables.table(
            f"SELECT a.report, o.words, o.weights {OUTLINED} WHERE o.words IS NOT NULL"
        )
        if len(columns) <= SIMHASH_MOST:
            meter.measure("simhash", lambda: _simhash(columns, archive / "simhash.tsv"))
    return found | meter.told()


def _simhash(columns: Any, out: Path) -> None:
    """Pairs of texts whose simhashes over telling words differ in ten bits at most."""
    reports = columns["report"].to_pylist()
    prints = np.zeros(len(reports), dtype=np.uint64)
    for number, (words, weights) in enumerate(
        zip(columns["words"].to_pylist(), columns["weights"].to_pylist(), strict=True)
    ):
        hashed = np.frombuffer(words, "<u4").astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        hashed ^= hashed >> np.uint64(29)
        bits = (hashed[:, None] >> np.arange(64, dtype=np.uint64)) & np.uint64(1)
        sign = (np.frombuffer(weights, "<f4")[:, None] * (bits.astype(np.float32) * 2 - 1)).sum(
            axis=0
        )
        prints[number] = (np.uint64(1) << np.flatnonzero(sign > 0).astype(np.uint64)).sum()
    with out.open("w", encoding="utf-8") as file:
        for number in range(len(prints) - 1):
            apart = np.bitwise_count(prints[number + 1 :] ^ prints[number])
            for other in np.flatnonzero(apart <= NEAR).tolist():
                file.write(f"{reports[number]}\t{reports[number + 1 + other]}\n")


def _judged(texts: list[Text], archive: Path) -> dict[str, Any]:
    """Recall by operator and strength, false pairs, families and directions."""
    from rashomon.archive.folder import Folder
    from rashomon.archive.told import copies

    number = {report_id(text.number): text.number for text in texts}
    degree: dict[Pair, str] = {}
    copier: dict[Pair, tuple[int, bool]] = {}
    for copy in copies(Folder(archive)):
        a, b = number[copy.report], number[copy.of]
        pair = (min(a, b), max(a, b))
        degree[pair] = copy.degree
        copier[pair] = a, copy.sure
    candidates = _pairs(archive / "candidates.tsv", number)
    copied = {pair for pair, told in degree.items() if told in COPIED}
    right = sum(
        copier[pair][0] == text.number
        for text in texts
        if text.parent is not None and (pair := _pair(text)) in copied and copier[pair][1]
        and text.day != texts[text.parent].day
    )  # fmt: skip
    known = sum(
        text.parent is not None and _pair(text) in copied and copier[_pair(text)][1]
        and text.day != texts[text.parent].day
        for text in texts
    )  # fmt: skip
    return {
        "recall": _recall(texts, degree.keys(), copied, candidates),
        "pairs told": dict(Counter(degree.values())),
        "false": _false(texts, degree.keys(), len(texts)),
        "false as copies": _false(texts, copied, len(texts)),
        "families": _families(texts, copied),
        "direction right": [right, known, round(100 * right / max(known, 1), 2)],
    }


def _others(texts: list[Text], base: dict[str, Any], archive: Path) -> dict[str, Any]:
    """How the baselines do on the same texts."""
    number = {report_id(text.number): text.number for text in texts}
    found: dict[str, Any] = {"cost": base}
    for name in ("banded", "simhash"):
        path = archive / f"{name}.tsv"
        if path.exists():
            pairs = _pairs(path, number)
            found[name] = {
                "recall": {k: v["found"] for k, v in _recall(texts, pairs, pairs, pairs).items()
                           if k.startswith("share")},
                "false": _false(texts, pairs, len(texts)),
            }  # fmt: skip
    return found


def _pairs(path: Path, number: dict[str, int]) -> set[Pair]:
    with path.open(encoding="utf-8") as file:
        each = (line.split() for line in file)
        return {(min(x, y), max(x, y)) for a, b in each for x, y in [(number[a], number[b])]}


def _pair(text: Text) -> Pair:
    assert text.parent is not None
    return min(text.number, text.parent), max(text.number, text.parent)


def _recall(
    texts: list[Text], found: Iterable[Pair], copied: Iterable[Pair], candidates: Iterable[Pair]
) -> dict[str, Any]:
    """Of the planted copies how many are found, by operator and strength and by what they share."""
    told, whole, looked = set(found), set(copied), set(candidates)
    cells: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if text.parent is not None:
            cells[f"{text.cell[0]} {text.cell[1]}"].append(text)
            if text.cell[0] not in ("chain", "glued", "translated back"):
                band = "50-100" if text.share >= 0.495 else "20-35" if text.share >= 0.195 else "10"
                cells[f"share {band} %"].append(text)
    figures = {}
    for cell, each in sorted(cells.items()):
        hit = sum(_pair(text) in told for text in each)
        figures[cell] = {
            "of": len(each),
            "share": round(sum(text.share for text in each) / len(each), 2),
            "compared": round(100 * sum(_pair(t) in looked for t in each) / len(each), 1),
            "found": round(100 * hit / len(each), 1),
            "95 %": wilson(hit, len(each)),
            "as copies": round(100 * sum(_pair(t) in whole for t in each) / len(each), 1),
        }
    return figures


def _false(texts: list[Text], found: Iterable[Pair], size: int) -> dict[str, Any]:
    """Pairs without a text in common; those of two originals apart."""
    natural = false = 0
    for a, b in found:
        first, second = texts[a], texts[b]
        mine = {first.family, first.also} - {None}
        theirs = {second.family, second.also} - {None}
        if not mine or not theirs:
            false += 1
        elif not mine & theirs:
            natural += 1
    return {
        "pairs": false,
        "per 1,000 texts": round(1000 * false / size, 3),
        "of two originals": natural,
    }


def _families(texts: list[Text], copied: Iterable[Pair]) -> dict[str, float]:
    """B-cubed and the adjusted Rand index of what copies hold together, against the originals that
    texts go back to; without glued pages, and B-cubed without texts that both leave alone."""
    head = list(range(len(texts)))

    def top(number: int) -> int:
        while head[number] != number:
            head[number] = head[head[number]]
            number = head[number]
        return number

    for a, b in copied:
        if texts[a].also is None and texts[b].also is None:
            head[top(a)] = top(b)
    gold, told = [], []
    for text in texts:
        if text.also is None:
            gold.append(text.family if text.family is not None else len(texts) + text.number)
            told.append(top(text.number))
    both, one, other = Counter(zip(gold, told, strict=True)), Counter(gold), Counter(told)
    rows = [(g, t) for g, t in zip(gold, told, strict=True) if one[g] > 1 or other[t] > 1]
    p = sum(both[row] / other[row[1]] for row in rows) / max(len(rows), 1)
    r = sum(both[row] / one[row[0]] for row in rows) / max(len(rows), 1)

    def pairs(counts: Iterable[int]) -> float:
        return sum(n * (n - 1) / 2 for n in counts)

    same, first, second = pairs(both.values()), pairs(one.values()), pairs(other.values())
    by_chance = first * second / pairs([len(gold)])
    ari = (same - by_chance) / ((first + second) / 2 - by_chance)
    return {
        "b_cubed_p": round(100 * p, 2),
        "b_cubed_r": round(100 * r, 2),
        "b_cubed_f": round(200 * p * r / (p + r), 2),
        "ari": round(ari, 4),
    }


DOERS = {"link": link, "baselines": baselines, "stories": stories}

if __name__ == "__main__":
    main()
