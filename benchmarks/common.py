"""What the benchmarks have in common: where the data lies, the command line, the scorers' answers.

In: `--shared PATH`. Out: one JSON object on standard output, which names the commit and the data.
"""

import hashlib
import json
import os
import subprocess
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any, NoReturn

REPOSITORY = Path(__file__).resolve().parents[1]


def arguments(description: str | None) -> ArgumentParser:
    """A parser that knows `--shared`."""
    parser = ArgumentParser(description=description, formatter_class=RawDescriptionHelpFormatter)
    default = REPOSITORY.parent / "shared"
    parser.add_argument("--shared", type=Path, default=default, help="the folder of the data")
    return parser


def need(*paths: Path) -> None:
    """Stop with one sentence where data is missing."""
    for path in paths:
        if not path.exists():
            stop(f"There is no {path}; name the folder that holds the data with --shared PATH.")


def stop(words: str) -> NoReturn:
    """Say why there is no figure, and end with 2."""
    sys.exit(print(words, file=sys.stderr) or 2)


def rashomon(*arguments: object) -> list[str]:
    """The command line of the Rashomon that this Python runs."""
    return [sys.executable, "-m", "rashomon", *map(str, arguments)]


def read(*paths: Path) -> list[dict[str, Any]]:
    """What `rashomon read PATHS --json` prints: one reading for each report, or no figure at all.

    The command ends with 1 where some report could not be read, and so does a crash: readings are
    counted, because a crash must never be scored as finding nothing.
    """
    done = subprocess.run(rashomon("read", *paths, "--json"), capture_output=True, check=False)
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    expected = sum(len(load_lines(path)) if path.suffix == ".jsonl" else 1 for path in paths)
    if len(readings) != expected or done.returncode not in (0, 1):
        last = done.stderr.decode().strip().rpartition("\n")[2]
        stop(f"rashomon read gave {len(readings)} readings for {expected} reports: {last}")
    if failed := sum(reading["failure"] is not None for reading in readings):
        print(f"{failed} of {expected} reports were not read, or not wholly.", file=sys.stderr)
    return readings


def score(scorer: Path, *arguments: object) -> dict[str, Any]:
    """What a scorer prints, as an object."""
    command = [sys.executable, str(scorer), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        stop(f"{scorer.name} ended with {done.returncode}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def load_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def write_lines(path: Path, rows: Iterable[object]) -> Path:
    """Write objects as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path


def spread(values: Iterable[float], digits: int = 2) -> dict[str, float]:
    """Median, least and most."""
    kept = sorted(values)
    figures = {"median": median(kept), "min": kept[0], "max": kept[-1]}
    return {name: round(value, digits) for name, value in figures.items()}


def prf(right: int, read: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1, per cent."""
    p, r = right / read if read else 0.0, right / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {name: round(100 * value, 1) for name, value in (("p", p), ("r", r), ("f1", f1))}


def show(figures: dict[str, Any], *data: Path) -> None:
    """Print the figures, headed by what was measured: the code and the data, by their hashes."""
    git = ["git", "-C", str(REPOSITORY), "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()
    package = REPOSITORY / "src" / "rashomon"
    code = (path for path in sorted(package.rglob("*")) if path.suffix in (".py", ".yml"))
    head = {
        "commit": commit or None,
        "source": digest(*code),  # tells uncommitted code from the commit's own
        "cores": os.cpu_count(),
        "data": {f"{path.parent.name}/{path.name}": digest(path) for path in data},
    }
    print(json.dumps(head | figures, indent=1, ensure_ascii=False))


def digest(*paths: Path) -> str:
    """The first digits of the SHA-256 of files, one after the other."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]
