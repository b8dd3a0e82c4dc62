"""What do exporting, importing, verifying and packing a case cost, against reading its reports?

Data: none of others. A case of invented reports (made.py: frames of sentences with names, places
and numbers drawn by chance), read by the real reader and compared; and a table of invented rows in
GED's columns. Each command runs as a user types it, so that its start is in the seconds, and
several times, in turn with the others. Seconds are those of the processor.
Command: python benchmarks/exchange.py [--reports 500] [--rows 50000] [--rounds 3]
"""

import csv
import resource
import subprocess
import sys
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import arguments, rashomon, show, spread, stop, write_lines
from made import made

FORMS = (
    *("jsonl", "parquet", "eventreport", "ged", "acled", "sipri", "w3c", "ftm", "prov", "geojson"),
    *("graphml", "dossier", "markdown"),
)


def main() -> None:
    """Read the reports into a case, then time what leaves it and what comes in."""
    parser = arguments(__doc__)
    parser.add_argument("--reports", type=int, default=500, metavar="N")
    parser.add_argument("--rows", type=int, default=50_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        case, pages = folder / "made.case", folder / "pages.jsonl"
        write_lines(pages, map(_page, made(options.reports, 0, options.reports)))
        read = timed("read", pages, "--case", case)
        compared = timed("compare", case, fine=(0, 1))
        seconds: dict[str, list[float]] = defaultdict(list)
        sizes: dict[str, int] = {}
        commands = {form: ("export", form, case, "--out", folder / form) for form in FORMS}
        if find_spec("followthemoney") is None:
            print("ftm is left out: pip install 'rashomon[ftm]'.", file=sys.stderr)
            del commands["ftm"]
        commands["pack"] = ("pack", case, "--out", folder / "pack")
        commands["verify"] = ("verify", case)
        table = _table(folder / "ged.csv", options.rows)
        for number in range(options.rounds):
            for form, command in commands.items():
                seconds[form].append(timed(*command))
                sizes[form] = size_of(folder / form)
            into = folder / f"into-{number}.case"
            timed("read", table.with_name("one.txt"), "--case", into)
            seconds["import ged"].append(timed("import", "ged", into, table))
        figures: dict[str, Any] = {
            "reports": options.reports,
            "case_mb": round(size_of(case) / 1e6, 1),
            "seconds to read": round(read, 1),
            "seconds to compare": round(compared, 1),
            "rows of the table": options.rows,
        }
        for form, each in seconds.items():
            found: dict[str, Any] = {"seconds": spread(each)}
            if form != "import ged":
                found["of reading"] = round(spread(each)["median"] / read, 3)
                found["mb"] = round(sizes[form] / 1e6, 2)
            figures[form] = found
        show(figures)


def timed(*words: object, fine: tuple[int, ...] = (0,)) -> float:
    """Seconds of the processor that a command takes, start and all."""
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(rashomon(*words), capture_output=True, text=True, check=False)
    if done.returncode not in fine:
        stop(f"{words[0]} {words[1]} ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime - begun.ru_utime + ended.ru_stime - begun.ru_stime


def size_of(path: Path) -> int:
    """The bytes of a file or of a folder; 0 where there is none."""
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size if path.exists() else 0


def _page(each: Any) -> dict[str, str | None]:
    report = each.reading.report
    fields = ("name", "publisher", "title", "published", "text")
    told = {name: getattr(report, name) for name in fields}
    return {"id": told.pop("name"), **told}


def _table(path: Path, rows: int) -> Path:
    """A table in GED's columns, as UCDP's own files have them."""
    from rashomon.exchange.out.ged import COLUMNS

    path.with_name("one.txt").write_text("Norland shelled Fenby, the mayor said.", "utf-8")
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, COLUMNS)
        out.writeheader()
        for number in range(rows):
            day = f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}"
            numbers = {"year": 2023, "best": number % 40, "low": number % 30, "high": number % 50}
            sides = {"side_a": "Government of Norland", "side_b": "Fenby Front"}
            about = {"source_headline": f"Shells hit Fenby, day {number}", "country": "Norland"}
            days = {"date_start": day, "date_end": day}
            out.writerow({"id": number + 1, **days, **numbers, **sides, **about})
    return path


if __name__ == "__main__":
    main()
