"""How fast are reports read, how fast is a case filled, and does memory stay flat?

Data: `data/syria_copies/docs.jsonl` (484 news texts out of FA-KES, CC BY 4.0) for speed; for
memory, 1,000 and 10,000 reports made by shuffling the sentences of the project's own invented
demonstration case. Timed in turns in the same run, on one core and on two, each in a process of its
own that is warmed up before: reading whole reports, the encoder alone, and, where spaCy is
installed, its CNN (tok2vec and ner, untrained: the work is the same) and its blank tokenizer. They
do not do the same, so the ratios are a yardstick for the machine, not a contest. Peaks are the
kernel's own count for each child process.
Command: python benchmarks/speed.py [--shared PATH] [--sizes 1000 10000]   (beside it: pip install
spacy)
"""

import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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

ROUNDS = 3
CORES = (1, 2)
Run = Callable[[list[str]], None]
# Sentences in a generated report: about 300 words, the mean length of the real set.
SENTENCES = 16
ARTICLE = 600  # words of the article that the figures to reach speak of


def main() -> None:
    """Fill cases first, while this process is small (see `filled`), then time reading in turns."""
    parser = arguments(__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000], metavar="N")
    parser.add_argument("--do", help="(what a child of this script is told)")
    parser.add_argument("--cores", type=int)
    parser.add_argument("--docs", type=Path)
    options = parser.parse_args()
    if options.do:
        do(options.do, options.cores, options.docs)
        return
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
        "in_turns": in_turns(docs, texts),
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


def in_turns(docs: Path, texts: list[str]) -> dict[str, Any]:
    """Rates of each doer on one core and on two, timed in shuffled turns, and how much longer
    each takes than the encoder alone."""
    doers = ["read", "encoder"]
    if find_spec("spacy"):
        doers += ["spacy cnn", "spacy tokenizer"]
    jobs = [(doer, cores) for cores in CORES if cores <= (os.cpu_count() or 1) for doer in doers]
    chance = random.Random(0)
    took: dict[tuple[str, int], list[float]] = {job: [] for job in jobs}
    peaks: dict[tuple[str, int], list[float]] = {job: [] for job in jobs}
    for _ in range(ROUNDS):
        for doer, cores in chance.sample(jobs, k=len(jobs)):
            command = [sys.executable, __file__, "--do", doer, "--cores", cores, "--docs", docs]
            done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
            if done.returncode:
                stop(f"{doer} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
            figures = json.loads(done.stdout)
            took[doer, cores].append(figures["seconds"])
            peaks[doer, cores].append(figures["peak_mb"])
    return {
        f"{doer}, {cores} cores": rates(texts, took[doer, cores])
        | {
            "peak_mb": spread(peaks[doer, cores], 0),
            "time / encoder": spread(
                a / b for a, b in zip(took[doer, cores], took["encoder", cores], strict=True)
            ),
        }
        for doer, cores in jobs
    }


def do(doer: str, cores: int, docs: Path) -> None:
    """What a child does: one warm-up on a tenth, one timed pass; seconds and peak memory out."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    texts = [row["text"] for row in load_lines(docs)]
    run = {"read": reading, "encoder": encoding, "spacy cnn": cnn, "spacy tokenizer": tokens}[
        doer
    ]()
    run(texts[: len(texts) // 10])
    begun = time.perf_counter()
    run(texts)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak}))


def rates(texts: list[str], took: list[float]) -> dict[str, Any]:
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


def reading() -> Run:
    """Whole reports: text in, claims out."""
    from rashomon.intake import Page, report_of
    from rashomon.language import load_language
    from rashomon.reader import default_reader

    language = load_language()
    reader = default_reader(language)

    def run(texts: list[str]) -> None:
        pages = (report_of(Page(t.encode(), "x.txt", "text", "x.txt"), language) for t in texts)
        for _ in reader.read(pages):
            pass

    return run


def encoding() -> Run:
    """The encoder alone: text in, every head's scores out."""
    from rashomon.reading.encoder import shipped_encoder

    encoder = shipped_encoder()

    def run(texts: list[str]) -> None:
        with ThreadPoolExecutor(encoder.workers) as pool:
            for _ in pool.map(encoder.read, texts):
                pass

    return run


def cnn() -> Run:
    """spaCy's small CNN with one task."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    parser = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner",
              "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2,
              "use_upper": True, "tok2vec": listener}  # fmt: skip
    nlp.add_pipe("ner", config={"model": parser})
    doc = nlp.make_doc("Rebels left Kharkiv")
    nlp.initialize(lambda: [Example.from_dict(doc, {"entities": [(12, 19, "PLACE")]})])

    def run(texts: list[str]) -> None:
        for _ in nlp.pipe(texts):
            pass

    return run


def tokens() -> Run:
    """spaCy's tokenizer and its sentencizer."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")

    def run(texts: list[str]) -> None:
        for _ in nlp.pipe(texts):
            pass

    return run


if __name__ == "__main__":
    main()
