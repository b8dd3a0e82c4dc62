"""A reading in, the texts that may have been copied out: one a story of the report, as sentences
with the words that tell something.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from math import sqrt

from rashomon.language.phrases import split
from rashomon.language.rarity import weights_of_words
from rashomon.language.sounds import slug
from rashomon.reading.days import day_of
from rashomon.records import Reading, Report, Segment

# Words of less weight ("said", "people") stand in any sentence of news.
TELLING = 0.15
# Menus, comments and other stories' headlines are on many pages of an outlet and are nobody's copy.
READ = frozenset({"body"})
SHINGLE = 3  # words
AGENCIES = re.compile(r"[(),;/|]|\s-\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all its words in order, and the weights of those that tell something.
    `print`: the same number for the same words, on every machine."""

    start: int
    end: int
    words: tuple[str, ...]
    weights: dict[str, float]
    norm: float
    print: int


@dataclass(frozen=True)
class Text:
    """One story of a report, as what may have been copied. `credited`: the voices that it names as
    its sources, as slugs."""

    report: Report
    story: int
    published: date | None
    sentences: tuple[Sentence, ...]
    credited: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, int]:
        """Which text this is."""
        return self.report.id, self.story

    @cached_property
    def size(self) -> int:
        """How many words it has."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Every three words in a row."""
        return frozenset(
            sentence.words[i : i + SHINGLE]
            for sentence in self.sentences
            for i in range(len(sentence.words) - SHINGLE + 1)
        )


def texts_of(reading: Reading) -> Iterator[Text]:
    """The texts of a reading; a story of which no sentence was read has none.

    A report in a language that is not read yet has no sentences; then its lines stand for them, so
    that copies are found all the same.
    """
    report = reading.report
    body = [s for s in report.segments if s.kind in READ]
    spans = reading.sentences or [(s.start, s.end) for s in body]
    by_story: dict[int, list[Sentence]] = {}
    for start, end in spans:
        segment = _around(start, body)
        if segment is not None:
            found = sentence_of(report.text, start, end)
            if found.words:
                by_story.setdefault(segment.story, []).append(found)
    for story, sentences in by_story.items():
        credited = {
            slug(voice)
            for claim in reading.claims
            if claim.story == story
            for hop in claim.chain[1:]
            for voice in (hop.source, hop.entity or "")
        }
        yield Text(
            report,
            story,
            day_of(report.published),
            tuple(sentences),
            frozenset(credited.union(outlets_of(report)[1:])) - {""},
        )


def outlets_of(report: Report) -> list[str]:
    """The outlet of a report and the agencies that it names beside itself ("Gazette (AFP)"), as
    slugs; the outlet comes first."""
    named = [part for part in AGENCIES.split(report.publisher or "") if part.strip()]
    return [slug(part) for part in named]


def sentence_of(text: str, start: int, end: int) -> Sentence:
    """A stretch of text as a sentence."""
    words = tuple([word for word in split(text[start:end]) if word[0].isalnum()])
    weight = weights_of_words().get
    weights = {word: told for word in words if (told := weight(word, 1.0)) > TELLING}
    norm = sqrt(sum([w * w for w in weights.values()]))
    digest = blake2b("\x1f".join(words).encode(), digest_size=7).digest()
    return Sentence(start, end, words, weights, norm, int.from_bytes(digest, "big"))


def _around(start: int, segments: list[Segment]) -> Segment | None:
    return next((s for s in segments if s.start <= start < s.end), None)
