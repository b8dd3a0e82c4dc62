"""Do sentences end where people say they end, and what does it cost beside another splitter?

Data: dev parts of the English universal dependencies `data/ud` (EWT: web text, CC BY-SA 4.0;
GUM, open genres, CC BY and BY-SA). The sentences of a document are joined by single spaces, so no
line break helps any splitter; the end of a document counts for nobody. Compared are the sentences
Rashomon reads, sentencex (the splitter below them) alone, and syntok where it is installed.
Command: python benchmarks/sentences.py [--shared PATH]      (beside it: pip install syntok)
"""

import gzip
import random
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import sentencex

from common import arguments, need, prf, show, spread
from rashomon.language import load_language
from rashomon.reading.sentences import sentences
from rashomon.records import Report, Segment

SETS = ("ewt", "gum_open")
ROUNDS = 5
PASSES = 5  # in each round: once over a set takes sentencex a hundredth of a second
Splitter = Callable[[str], list[int]]


def main() -> None:
    """Split each document with each splitter, and time them in turns."""
    options = arguments(__doc__).parse_args()
    paths = {name: options.shared / "data" / "ud" / f"{name}.dev.conllu.gz" for name in SETS}
    need(*paths.values())
    splitters: dict[str, Splitter] = {"rashomon": rashomon_ends(), "sentencex": sentencex_ends}
    if find_spec("syntok"):
        splitters["syntok"] = syntok_ends()
    figures: dict[str, object] = {}
    if "syntok" not in splitters:
        figures["note"] = "syntok is not installed; compare with it after: pip install syntok"
    for name, path in paths.items():
        documents = list(joined(path))
        gold = sum(len(ends) - 1 for _, ends in documents)
        figures[name] = {"documents": len(documents), "ends": gold}
        for splitter, split in splitters.items():
            figures[name][splitter] = ends_right(documents, split)
        figures[name]["time"] = times(documents, splitters)
    show(figures, *paths.values())


def joined(path: Path) -> Iterator[tuple[str, list[int]]]:
    """Each document as one line of text, and where its sentences end."""
    text, ends = "", []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc") and text:
                yield text, ends
                text, ends = "", []
            if line.startswith("# text = "):
                sentence = " ".join(line.removeprefix("# text = ").split())
                text = f"{text} {sentence}" if text else sentence
                ends.append(len(text))
    yield text, ends


def ends_right(documents: list[tuple[str, list[int]]], split: Splitter) -> dict[str, float]:
    """Precision, recall and F1 of the ends of sentences inside documents."""
    right = found = gold = 0
    for text, ends in documents:
        wanted, read = set(ends) - {len(text)}, set(split(text)) - {len(text)}
        right, found, gold = right + len(wanted & read), found + len(read), gold + len(wanted)
    return prf(right, found, gold)


def times(
    documents: list[tuple[str, list[int]]], splitters: dict[str, Splitter]
) -> dict[str, dict[str, float]]:
    """Time of each splitter over that of sentencex, taken side by side in each of five rounds."""
    chance = random.Random(0)
    took: dict[str, list[float]] = {name: [] for name in splitters}
    for _ in range(ROUNDS):
        for name in chance.sample(sorted(splitters), k=len(splitters)):
            begun = time.perf_counter()
            for text, _ends in documents * PASSES:
                splitters[name](text)
            took[name].append(time.perf_counter() - begun)
    base = took.pop("sentencex")
    return {
        f"{name} / sentencex": spread(a / b for a, b in zip(seconds, base, strict=True))
        for name, seconds in took.items()
    }


def sentencex_ends(text: str) -> list[int]:
    """Ends by sentencex alone, white space taken off."""
    found = sentencex.get_sentence_boundaries("en", text)
    return [len(text[: b["end_index"]].rstrip()) for b in found]


def rashomon_ends() -> Splitter:
    """Ends by Rashomon, which is given the document as one paragraph of a report."""
    language = load_language()

    def ends(text: str) -> list[int]:
        body = Segment(0, len(text), "body")
        report = Report("x", "x", "", "", text, (body,))
        return [end for _, end in sentences(report, [body], language)]

    return ends


def syntok_ends() -> Splitter:
    """Ends by syntok."""
    from syntok import segmenter

    def ends(text: str) -> list[int]:
        paragraphs = segmenter.analyze(text)
        tokens = [list(sentence)[-1] for sentences in paragraphs for sentence in sentences]
        return [token.offset + len(token.value) for token in tokens]

    return ends


if __name__ == "__main__":
    main()
