"""`python -m fuzz TARGET --seconds N`: feed a target for so long; keep what breaks it."""

import argparse
import os
import pickle
import random
import re
import sys
import time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from fuzz import guided, limits
from fuzz.inputs import inputs
from fuzz.mutating import LARGEST
from fuzz.shrinking import shrunk
from fuzz.targets import TARGETS, load

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
# Seconds to look for a shorter input that fails likewise.
SHRINKING = 8


def main() -> int:
    """Run the command line; exit code 1 where anything broke."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", choices=[*TARGETS, "all"])
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=None, help="for the same inputs again")
    parser.add_argument("--guided", action="store_true", help="by coverage; needs atheris")
    parser.add_argument("--keep", type=Path, default=CORPUS, help="where to put what breaks")
    asked = parser.parse_args()
    seed = random.randrange(2**32) if asked.seed is None else asked.seed
    names = TARGETS if asked.target == "all" else (asked.target,)
    broken = 0
    for name in names:
        # Each in a process of its own: one leaves its caches and imports behind.
        child = os.fork()
        if child == 0:
            os._exit(_watch(name, asked.seconds, seed, asked.keep, by_coverage=asked.guided))
        _, status = os.waitpid(child, 0)
        broken += os.waitstatus_to_exitcode(status) != 0
    return min(broken, 1)


def _watch(name: str, seconds: float, seed: int, keep: Path, *, by_coverage: bool) -> int:
    """Feed one target until its time is over, in children that may die."""
    if by_coverage:
        guided.instrument()
    target = load(name)
    seeds = [*target.seeds(), *_known(keep / name)]
    found: dict[str, bytes] = {}
    begun, shared, number = time.monotonic(), limits.Shared(LARGEST + 1), 0
    with TemporaryDirectory(prefix="fuzz-") as folder:
        trace, marks = Path(folder) / "trace", Path(folder) / "marks"
        os.environ["TMPDIR"] = folder
        while (left := begun + seconds - time.monotonic()) > 0:
            number += 1
            child = os.fork()
            if child == 0:
                _feed(target, seeds, shared, trace, marks, left, seed + number, by_coverage)
            _, status = os.waitpid(child, 0)
            _collect(marks, found)
            if os.WIFSIGNALED(status):
                found.setdefault(limits.mark_of_death(status, trace), shared.last)
        minutes = (time.monotonic() - begun) / 60
        print(
            f"{name}: {shared.count} inputs in {minutes:.1f} minutes (seed {seed}), the slowest "
            f"{shared.slowest:.1f} s; {len(found)} ways to break it",
            flush=True,
        )
        for mark, data in found.items():
            _keep(target, keep / name, mark, data, trace)
    return bool(found)


def _feed(
    target: ModuleType,
    seeds: list[bytes],
    shared: limits.Shared,
    trace: Path,
    marks: Path,
    left: float,
    seed: int,
    by_coverage: bool,
) -> None:
    """Feed a target in this process, which never returns."""
    known: set[str] = set()
    end = time.monotonic() + left

    def one(data: bytes) -> None:
        data = data[:LARGEST]
        shared.begin(data)
        before = time.process_time()
        try:
            limits.timed(target.check, data)
        except BaseException as error:
            mark = limits.mark_of(error)
            if mark not in known:
                known.add(mark)
                with marks.open("ab") as file:
                    pickle.dump((mark, data), file)
        shared.slow(time.process_time() - before)

    try:
        target.warm()
        with trace.open("wb") as file:
            limits.fenced(file)
            if by_coverage:
                guided.feed(one, seeds, left, seed)
            for data in inputs(seeds, target.STRATEGY, random.Random(seed)):
                one(data)
                if time.monotonic() > end:
                    break
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def _collect(marks: Path, found: dict[str, bytes]) -> None:
    if not marks.exists():
        return
    with marks.open("rb") as file:
        while file.peek(1):
            mark, data = pickle.load(file)
            if mark not in found or len(data) < len(found[mark]):
                found[mark] = data
    marks.unlink()


def _keep(target: ModuleType, folder: Path, mark: str, data: bytes, trace: Path) -> None:
    """Write an input, as short as it can be made, under a name that says what it did."""

    def fails(other: bytes) -> bool:
        return limits.outcome(target.check, other, trace) == mark

    again = fails(data)
    if again:
        data = shrunk(data, fails, SHRINKING)
    folder.mkdir(parents=True, exist_ok=True)
    slug = re.sub(r"\W+", "-", mark.lower()).strip("-")[:80]
    path = folder / f"{slug}-{sha256(data).hexdigest()[:6]}"
    path.write_bytes(data)
    print(f"  {mark}{'' if again else ' (not again)'}: {path} ({len(data)} bytes)", flush=True)


def _known(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob("*"))] if folder.is_dir() else []


if __name__ == "__main__":
    sys.exit(main())
