"""Do sentences end where people say they end?

Data: dev parts of the English universal dependencies `data/ud` (EWT: web text, CC BY-SA 4.0;
GUM, open genres, CC BY and BY-SA). The sentences of a document are joined by single spaces, so no
line break helps any splitter; the end of a document counts for nobody. Each document is split as it
is written and, as real pages come so, in small letters. Beside Rashomon's sentences, sentencex and
syntok where they are installed.
Command: python benchmarks/sentences.py [--shared PATH]   (beside it: pip install sentencex syntok)
"""

import gzip
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from common import arguments, need, prf, show
from rashomon.language import load_language
from rashomon.reading.encoder import shipped_encoder
from rashomon.reading.sentences import sentences
from rashomon.records import Report, Segment

SETS = ("ewt", "gum_open")
CASES: dict[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    # Letter by letter: some letters have no small form of one character.
    "small letters": lambda text: "".join(c.lower() if len(c.lower()) == 1 else c for c in text),
}
Splitter = Callable[[str], list[int]]


def main() -> None:
    """Split each document with each splitter."""
    options = arguments(__doc__).parse_args()
    paths = {name: options.shared / "data" / "ud" / f"{name}.dev.conllu.gz" for name in SETS}
    need(*paths.values())
    splitters: dict[str, Splitter] = {"rashomon": rashomon_ends()}
    if find_spec("sentencex"):
        splitters["sentencex"] = sentencex_ends()
    if find_spec("syntok"):
        splitters["syntok"] = syntok_ends()
    figures: dict[str, object] = {}
    for name, path in paths.items():
        documents = list(joined(path))
        gold = sum(len(ends) - 1 for _, ends in documents)
        figures[name] = {"documents": len(documents), "ends": gold} | {
            case: {
                splitter: ends_right([(change(text), ends) for text, ends in documents], split)
                for splitter, split in splitters.items()
            }
            for case, change in CASES.items()
        }
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


def sentencex_ends() -> Splitter:
    """Ends by sentencex, white space taken off."""
    import sentencex

    def ends(text: str) -> list[int]:
        found = sentencex.get_sentence_boundaries("en", text)
        return [len(text[: b["end_index"]].rstrip()) for b in found]

    return ends


def rashomon_ends() -> Splitter:
    """Ends by Rashomon, which is given the document as one paragraph of a report."""
    language, encoder = load_language(), shipped_encoder()

    def ends(text: str) -> list[int]:
        body = Segment(0, len(text), "body")
        report = Report("x", "x", "", "", text, (body,))
        seen = encoder.read(text)
        return [end for _, end in sentences(report, [body], seen, language)]

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
