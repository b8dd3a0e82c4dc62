"""A check in; inputs by coverage, as libFuzzer looks for them, go into it. Needs `atheris`."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.mutating import LARGEST, TOKENS


def instrument() -> None:
    """Count which lines of Rashomon are run; before any of it is imported."""
    try:
        import atheris
    except ImportError:
        sys.exit("Looking for inputs by coverage needs atheris; run: pip install atheris")
    finder = atheris.instrument_imports(include=["rashomon"])
    finder.__enter__()  # for as long as this process lives


def feed(one: Callable[[bytes], None], seeds: Sequence[bytes], seconds: float, seed: int) -> None:
    """Feed a check for so long; never returns."""
    import atheris

    with TemporaryDirectory(prefix="fuzz-guided-") as name:
        folder = Path(name)
        for number, data in enumerate(seeds):
            (folder / str(number)).write_bytes(data)
        words = folder.with_suffix(".words")
        quoted = (
            "".join(f"\\x{byte:02x}" for byte in token) for token in TOKENS if len(token) < 60
        )
        words.write_text("".join(f'"{token}"\n' for token in quoted))
        told = (
            f"-max_total_time={int(seconds)}",
            f"-max_len={LARGEST // 4}",
            f"-seed={seed % 2**31 or 1}",
            f"-dict={words}",
            *(
                "-timeout=0",
                "-rss_limit_mb=0",
                "-handle_segv=0",
                "-print_final_stats=0",
                "-verbosity=0",
            ),
        )
        atheris.Setup([sys.argv[0], *told, str(folder)], one)
        atheris.Fuzz()
