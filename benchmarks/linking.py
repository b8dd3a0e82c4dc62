"""Does linking new reports into a large case take less time than reading them does?

Data: none of others. Archives of 5,000, 10,000 and 20,000 reports over one year, made from frames
of sentences with names, places and numbers drawn by chance (made.py); 12 % are copies: word for
word, cut, glued to other news, reworded. 1,000 new reports of the same year go into each. Their
readings are built with the text, so that linking alone is timed; what reading takes is measured
with the real reader on 200 of the same reports, and extrapolated. Found: of the planted copies
among the new reports, those that are shown within a story; of the pairs of reports in one story,
those of one planted happening.
Command: python benchmarks/linking.py [--sizes 5000 10000 20000] [--new 1000]
"""

import json
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import arguments, prf, show, spread, stop
from made import YEAR, Made, made

READ = 200  # reports read by the real reader
ROUNDS = 3
TIMED = ("seconds to link", "of these at work", "one alone, seconds", "seconds to group all")
BATCH = 500


def main() -> None:
    """Fill one case size by size; link the new reports into a copy of it at each size."""
    parser = arguments(__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[5000, 10000, 20000], metavar="N")
    parser.add_argument("--new", type=int, default=1000, metavar="N")
    parser.add_argument("--do", nargs=4, help="(what a child of this script is told)")
    options = parser.parse_args()
    if options.do:
        doer, case, first, last = options.do
        print(json.dumps(DOERS[doer](Path(case), int(first), int(last), max(options.sizes))))
        return
    sizes = sorted(options.sizes)
    figures: dict[str, Any] = {"days": YEAR, "new reports": options.new}
    with TemporaryDirectory() as name:
        archive, before = Path(name, "archive.case"), 0
        last = sizes[-1] + options.new
        reading = child("read", archive, sizes[-1], last, sizes)
        figures["reading"] = reading
        for size in sizes:
            filled = child("fill", archive, before, size, sizes)
            rounds = []
            for _ in range(ROUNDS):
                copy = Path(shutil.copy(archive, Path(name, "copy.case")))
                rounds.append(child("link", copy, sizes[-1], last, sizes))
                copy.unlink()
            linked: dict[str, Any] = {key: spread(r[key] for r in rounds) for key in TIMED}
            share = linked["seconds to link"]["median"] * reading["reports_s"] / options.new
            linked["linking / reading"] = round(share, 3)
            found = {key: value for key, value in rounds[0].items() if key not in TIMED}
            figures[f"into {size}"] = linked | found | {"the archive itself": filled}
            before = size
    show(figures)


def child(doer: str, case: Path, first: int, last: int, sizes: list[int]) -> dict[str, Any]:
    """What a child of this script gives, in a process of its own, so that peaks are its own."""
    command = [sys.executable, __file__, "--do", doer, case, first, last, "--sizes", *sizes]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode:
        stop(f"{doer} ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def fill(case: Path, first: int, last: int, archive: int) -> dict[str, Any]:
    """Put a stretch of the archive into a case and link it; seconds and the size of the file."""
    from rashomon.store import open_case

    begun = time.perf_counter()
    with open_case(case, create=True) as kept:
        for some in _parcels(made(archive, first, last)):
            with kept.transaction():
                for each in some:
                    kept.add(each.reading)
        added = time.perf_counter() - begun
        kept.link()
    seconds = time.perf_counter() - begun
    return {
        "reports": last - first,
        "seconds to keep": round(added, 1),
        "seconds to link": round(seconds - added, 1),
        "case_mb": round(case.stat().st_size / 1e6, 1),
    }


def link(case: Path, first: int, last: int, archive: int) -> dict[str, Any]:
    """Link new reports into a case, all at once, then ten one by one, and look at what is found."""
    from rashomon.store import open_case

    new = list(made(archive, first, last))
    with open_case(case) as kept:
        with kept.transaction():
            for each in new[:-10]:
                kept.add(each.reading)
        links = kept.counts()["links"]
        begun, worked = time.perf_counter(), time.process_time()
        kept.link()
        share = len(new) / len(new[:-10])
        seconds = (time.perf_counter() - begun) * share
        worked = (time.process_time() - worked) * share
        alone = []
        for each in new[-10:]:
            kept.add(each.reading)
            begun = time.perf_counter()
            kept.link()
            alone.append(time.perf_counter() - begun)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begun = time.perf_counter()
        stories = _stories(kept)
        grouped = time.perf_counter() - begun
        counts = kept.counts()
        return {
            "seconds to link": seconds,
            "of these at work": worked,
            "one alone, seconds": sorted(alone)[5],
            "peak_mb": round(peak),
            "links a new report": round((counts["links"] - links) / len(new), 1),
            "seconds to group all": grouped,
            **_found(kept, stories, new, list(made(archive, 0, counts["reports"] - len(new)))),
        }


def read(case: Path, first: int, last: int, archive: int) -> dict[str, Any]:
    """How fast the real reader reads some of the new reports."""
    from rashomon.intake import Page, report_of
    from rashomon.language import load_language
    from rashomon.reader import default_reader

    texts = [each.reading.report.text for each in made(archive, first, min(first + READ, last))]
    language = load_language()
    reader = default_reader(language)
    taken = []
    for some in (texts[:20], texts[20:]):  # the first are a warm-up
        begun = time.perf_counter()
        pages = (report_of(Page(t.encode(), "x.txt", "text", "x.txt"), language) for t in some)
        for _ in reader.read(pages):
            pass
        taken.append(time.perf_counter() - begun)
    words = sum(len(text.split()) for text in texts) / len(texts)
    rate = len(texts[20:]) / taken[1]
    return {"reports_s": round(rate, 1), "words_a_report": round(words), "measured on": len(texts)}


def _stories(kept: Any) -> list[list[str]]:
    """The reports of each story of a case."""
    return [group.reports for group in kept.groups({}) if len(group.reports) > 1]


def _found(
    kept: Any, stories: list[list[str]], new: list[Made], old: list[Made]
) -> dict[str, dict[str, float]]:
    """How well stories and copies of the new reports are found, against what was planted."""
    from rashomon.linking.copies import copies_of, texts_of

    fresh = {each.report for each in new}
    known = {each.report: each for each in (*old, *new)}
    told = Counter(each.happening for each in known.values())
    mine = [story for story in stories if not fresh.isdisjoint(story)]
    pairs = right = 0
    shown = set()
    for story in mine:
        for a, b in combinations(story, 2):
            if a in fresh or b in fresh:
                pairs += 1
                right += known[a].happening == known[b].happening
        texts = [text for reading in kept.readings_of(story) for text in texts_of(reading)]
        for copy in copies_of(texts, stock=kept.stock):
            if not fresh.isdisjoint((copy.report, copy.of)) and copy.degree in COPIED:
                shown.add(frozenset((copy.report, copy.of)))
    of_new = Counter(each.happening for each in new)
    gold = sum(n * (told[h] - n) + n * (n - 1) // 2 for h, n in of_new.items())
    planted = {frozenset((e.report, e.copies)) for e in new if e.copies in known}
    kin = {pair for pair in shown if len({known[report].family for report in pair}) == 1}
    return {
        "stories, pairs of reports": prf(right, pairs, gold),
        "copies": {
            "planted": len(planted),
            "found": round(100 * len(planted & shown) / max(len(planted), 1), 1),
            "of one text": round(100 * len(kin) / max(len(shown), 1), 1),
        },
    }


def _parcels(each: Iterator[Made]) -> Iterator[list[Made]]:
    some: list[Made] = []
    for one in each:
        some.append(one)
        if len(some) == BATCH:
            yield some
            some = []
    yield some


COPIED = ("same", "copy", "derived")
DOERS = {"fill": fill, "link": link, "read": read}

if __name__ == "__main__":
    main()
