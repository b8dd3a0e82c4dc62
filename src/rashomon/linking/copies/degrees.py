"""Two aligned texts in, how far one is a copy of the other out, with the reason in plain words."""

from rashomon.linking.copies.aligning import Alignment
from rashomon.linking.copies.texts import Sentence, Text
from rashomon.records import CopyDegree

# Chosen on the development part of labelled copies of dated news, rough translations there and back
# and annotated story sets (benchmarks/copies.py): with these, 95 of 100 texts called copies are.
COVERED = 0.5
ALIKE = 0.62
# In a short text a few sentences decide, and any two reports of one statement share as many.
SHORT = 80  # words aligned
ALIKE_SHORT = 0.76
# Where all of a text stands in the other, in order, with runs of its words kept, it may be reworded
# more: two reports of one event cover each other by half and keep next to no runs.
WHOLE, ALIKE_WHOLE, KEPT = 0.9, 0.6, 0.25
# Fewer words aligned than these are one sentence of one event, unless they are word for word.
FEWEST = 40  # words
VERBATIM = 0.7
# Less than a copy, but more than two reporters of one event have in common.
PASSAGE = 25  # words
# Of aligned words in quotation marks: what is said to all, all may quote.
QUOTED = 0.6
MARKS = (("“", "”"), ("«", "»"), ('"', '"'))


def degree_of(a: Text, b: Text, found: Alignment) -> CopyDegree | None:
    """How far two texts are one; None where nothing shows it.

    same: all the words. copy: nearly all the shorter one's words. derived: most of it, reworded or
    added to. partial: passages of it. quote: only what somebody is quoted with.
    """
    if found.covered == 1.0 and _words(a) == _words(b):
        return "same"
    alike = ALIKE if found.words >= SHORT else ALIKE_SHORT
    whole = found.covered >= WHOLE and found.alike >= ALIKE_WHOLE and found.verbatim >= KEPT
    enough = found.words >= FEWEST or found.verbatim >= VERBATIM
    if enough and (whole or (found.covered >= COVERED and found.alike >= alike)):
        return "copy" if found.verbatim >= VERBATIM else "derived"
    if found.words >= PASSAGE and found.alike >= alike:
        return "quote" if _quoted(a, b, found) >= QUOTED else "partial"
    return None


def reason(found: Alignment) -> str:
    """What an alignment shows, in plain words."""
    return (
        f"{found.covered:.0%} of the shorter text's words stand in the other in the same order, "
        f"{found.alike:.0%} alike; {found.verbatim:.0%} of its three-word runs are word for word"
    )


def _words(text: Text) -> list[tuple[str, ...]]:
    return [sentence.words for sentence in text.sentences]


def _quoted(a: Text, b: Text, found: Alignment) -> float:
    """Of the words of the aligned sentences, the share that both have in quotation marks."""
    both = [
        (len(a.sentences[p.first].words), _share(a, a.sentences[p.first]))
        if _share(b, b.sentences[p.second]) >= QUOTED
        else (len(a.sentences[p.first].words), 0.0)
        for p in found.pairs
    ]
    words = sum(count for count, _ in both)
    return sum(count * share for count, share in both) / words if words else 0.0


def _share(text: Text, sentence: Sentence) -> float:
    """Of a sentence's letters, the share in quotation marks."""
    words = text.report.text[sentence.start : sentence.end]
    inside = quoted = 0
    closing = ""
    for letter in words:
        if closing and letter == closing:
            closing = ""
        elif not closing and letter in '“«"':
            closing = next(end for start, end in MARKS if start == letter)
        inside += letter.isalnum()
        quoted += bool(closing) and letter.isalnum()
    return quoted / inside if inside else 0.0
