"""One report in, what it says out: sentences, mentions, attributions."""

from msgspec.structs import replace

from rashomon.language import Language
from rashomon.reading.amounts import amounts
from rashomon.reading.attributions import Sentence, attributions_of
from rashomon.reading.days import days
from rashomon.reading.mentions import mentions_of
from rashomon.reading.quotations import quotations
from rashomon.reading.sentences import readable, sentences
from rashomon.reading.words import Words
from rashomon.records import Mention, Reading

__all__ = ["read_report"]


def read_report(reading: Reading, language: Language) -> Reading:
    """Add sentences, mentions and attributions to a reading."""
    report = reading.report
    segments = readable(report)
    words = Words.of(report.text)
    named = mentions_of(words, segments, language)
    found: list[Sentence] = []
    for number, segment in enumerate(segments):
        for start, end in sentences(report, [segment], language):
            title = segment.kind == "title"
            found.append(Sentence(start, end, title, number, segment.story))
    attributions = attributions_of(
        report, words, found, quotations(report.text, segments), named, language
    )
    return replace(
        reading,
        sentences=tuple((s.start, s.end) for s in found),
        mentions=_with_values(words, named, reading, language),
        attributions=attributions,
    )


def _with_values(
    words: Words, named: list[Mention], reading: Reading, language: Language
) -> tuple[Mention, ...]:
    """Add days and amounts where no name stands."""
    taken = {i for m in named for i in words.within(m.start, m.end)}
    readable_words = {i for s in readable(reading.report) for i in words.within(s.start, s.end)}
    times = days(words, language, reading.report.published)
    dated = frozenset(i for day in times for i in range(day.first, day.last))
    found = [(d.first, d.last, "date") for d in times]
    found += [(a.first, a.last, "quantity") for a in amounts(words, language, dated)]
    values = [
        Mention(
            start=words.starts[first],
            end=words.ends[last - 1],
            quote=words.quote(first, last),
            type=type_,  # type: ignore[arg-type]
        )
        for first, last, type_ in found
        if readable_words.issuperset(range(first, last)) and taken.isdisjoint(range(first, last))
    ]
    return tuple(sorted([*named, *values], key=lambda m: (m.start, m.end)))
