"""How fast are reports read, how fast is a case filled, and does memory stay flat?

Data: `data/syria_copies/docs.jsonl` (484 news texts out of FA-KES, CC BY 4.0) for speed; for
memory, 1,000 and 10,000 reports made by shuffling the sentences of the project's own invented
demonstration case. Timed in turns in the same run: spaCy's blank English tokenizer with its
sentencizer where spaCy is installed, else ten passes of sentencex. Neither reads claims, so the
ratio is a yardstick for the machine, not a contest. Peaks are the kernel's own count for each
child process; unpacking the language detector at the start sets the least peak there can be.
Command: python benchmarks/speed.py [--shared PATH] [--sizes 1000 10000]   (beside it: pip install
spacy)
"""

import os
import random
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from common import (
    REPOSITORY,
    arguments,
    load_lines,
    need,
    rashomon,
    show,
    spread,
    stop,
    write_lines,
)

ROUNDS = 5
# Sentences in a generated report: about 300 words, the mean length of the real set.
SENTENCES = 16
ARTICLE = 600  # words of the article that the figures to reach speak of


def main() -> None:
    """Fill cases first, while this process is small (see `filled`), then time reading in turns."""
    parser = arguments(__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000], metavar="N")
    options = parser.parse_args()
    docs = options.shared / "data" / "syria_copies" / "docs.jsonl"
    need(docs)
    with TemporaryDirectory() as name:
        folder = Path(name)
        ends = [filled(docs, folder / f"{n}.db") for n in range(ROUNDS)]
        memory = {}
        for size in options.sizes:
            made = write_lines(folder / "made.jsonl", generated(size))
            memory[str(size)] = filled(made, folder / f"made{size}.db")
    texts = [row["text"] for row in load_lines(docs)]
    peaks = spread((end["peak_mb"] for end in ends), 0)
    figures = {
        "reports": len(texts),
        "words_a_report": round(words_in(texts) / len(texts)),
        "read_in_process": in_turns(docs, texts),
        "read_case": rates(texts, [end["seconds"] for end in ends]) | {"peak_mb": peaks},
        "generated": memory,
    }
    show(figures, docs)


def generated(count: int) -> Iterator[dict[str, str]]:
    """Reports of shuffled sentences of the demonstration case, no two alike."""
    folder = REPOSITORY / "src" / "rashomon" / "demo" / "reports"
    pages = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    pool = [s for page in pages for s in re.split(r"(?<=[.!?”])\s+(?=[A-Z“])|\n+", page) if s]
    pool = [s for s in pool if len(s.split()) > 8]
    chance = random.Random(0)
    for number in range(count):
        drawn = chance.sample(pool, k=SENTENCES)
        body = "\n\n".join(" ".join(drawn[i : i + 3]) for i in range(0, SENTENCES, 3))
        published = f"2024-05-{1 + number % 28:02}"
        yield {"id": f"made-{number}", "text": body, "published": published}


def filled(pages: Path, case: Path) -> dict[str, float]:
    """Seconds and peak memory of one `rashomon read --case` in a process of its own.

    The kernel counts the memory of the process that started a child as the child's until the child
    runs its own program: so whoever measures must be smaller than what is measured.
    """
    with pages.open("rb") as file:
        count = sum(1 for _ in file)
    command = rashomon("read", pages, "--case", case)
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = child.stdout.read() if child.stdout else ""
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if f"{count} reports read" not in said:
        last = said.strip().rpartition("\n")[2]
        stop(f"rashomon read ended with {child.returncode} before {count} reports: {last}")
    figures = {
        "seconds": seconds,
        "reports_s": count / seconds,
        "peak_mb": usage.ru_maxrss / 1024,
        "case_mb": case.stat().st_size / 1e6,
    }
    return {name: round(value, 1) for name, value in figures.items()}


def in_turns(docs: Path, texts: list[str]) -> dict[str, dict[str, float]]:
    """Rates of reading and of a yardstick, each warmed up once and timed in shuffled turns."""
    name, other = yardstick(texts)
    doers: dict[str, Callable[[], object]] = {"rashomon": reading(docs), name: other}
    for do in doers.values():
        do()
    chance = random.Random(0)
    took: dict[str, list[float]] = {doer: [] for doer in doers}
    for _ in range(ROUNDS):
        for doer in chance.sample(sorted(doers), k=len(doers)):
            begun = time.perf_counter()
            doers[doer]()
            took[doer].append(time.perf_counter() - begun)
    pairs = zip(took["rashomon"], took[name], strict=True)
    return rates(texts, took["rashomon"]) | {f"time / {name}": spread(a / b for a, b in pairs)}


def rates(texts: list[str], took: list[float]) -> dict[str, dict[str, float]]:
    """Reports, words and articles of 600 words a second."""
    words = words_in(texts)
    return {
        "reports_s": spread((len(texts) / seconds for seconds in took), 1),
        "words_s": spread((words / seconds for seconds in took), 0),
        "articles_of_600_words_s": spread((words / ARTICLE / seconds for seconds in took), 1),
    }


def words_in(texts: list[str]) -> int:
    """Words between white space."""
    return sum(len(text.split()) for text in texts)


def reading(docs: Path) -> Callable[[], object]:
    """Reading the file in process, JSON Lines in and readings out."""
    from rashomon.intake import reports
    from rashomon.language import load_language
    from rashomon.reader import default_reader

    language = load_language()
    reader = default_reader(language)
    return lambda: sum(len(r.claims) for r, _ in reader.read(reports([docs], language)))


def yardstick(texts: list[str]) -> tuple[str, Callable[[], object]]:
    """What to time beside reading: its name, and the deed."""
    if find_spec("spacy"):
        import spacy

        blank = spacy.blank("en")
        blank.add_pipe("sentencizer")
        name = f"spaCy {spacy.__version__} blank + sentencizer"
        return name, lambda: sum(1 for doc in blank.pipe(texts) for _ in doc.sents)
    from sentencex import get_sentence_boundaries

    return "sentencex, ten passes", lambda: [
        get_sentence_boundaries("en", text) for text in texts * 10
    ]


if __name__ == "__main__":
    main()
