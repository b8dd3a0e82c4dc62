"""One report in, what it says out: sentences, mentions, attributions."""

from msgspec.structs import replace

from rashomon.language import Language
from rashomon.reading.amounts import amounts
from rashomon.reading.attributions import attributions_of
from rashomon.reading.coreference import antecedents_of, names_meant
from rashomon.reading.days import days
from rashomon.reading.drafts import Sentence
from rashomon.reading.encoder import Encoder, Seen
from rashomon.reading.grammar import Grammar
from rashomon.reading.heard import heard_in, shown
from rashomon.reading.mentions import names_of, phrases_of
from rashomon.reading.quotations import quotations
from rashomon.reading.sentences import readable, sentences
from rashomon.reading.syntax import syntax_of
from rashomon.reading.words import Words
from rashomon.records import Mention, Reading

__all__ = ["read_report"]


def read_report(reading: Reading, language: Language, encoder: Encoder) -> Reading:
    """Add sentences, mentions and attributions to a reading."""
    report = reading.report
    segments = readable(report)
    words = Words.of(report.text)
    text = shown(report, segments)
    seen = encoder.read(text)
    named = names_of(words, segments, seen, language)
    led = antecedents_of(seen, encoder)
    found: list[Sentence] = []
    for number, segment in enumerate(segments):
        for start, end in sentences(report, [segment], seen, language):
            title = segment.kind == "title"
            found.append(Sentence(start, end, title, number, segment.story))
    syntax = syntax_of(text, seen, [(s.start, s.end) for s in found], led, encoder)
    attributions = attributions_of(
        report,
        words,
        found,
        quotations(report.text, segments),
        named,
        heard_in(text, seen, encoder),
        names_meant(seen, led, named),
        Grammar(syntax, report.text),
        language,
    )
    return replace(
        reading,
        sentences=tuple((s.start, s.end) for s in found),
        mentions=_all_mentions(words, named, seen, reading, language),
        attributions=attributions,
        syntax=syntax,
    )


def _all_mentions(
    words: Words, named: list[Mention], seen: Seen, reading: Reading, language: Language
) -> tuple[Mention, ...]:
    """Names, and beside them days, amounts and phrases; a phrase may hold a name."""
    known = [*named, *_values(words, named, reading, language)]
    known += phrases_of(words, seen, known, language)
    return tuple(sorted(known, key=lambda m: (m.start, -m.end)))


def _values(
    words: Words, named: list[Mention], reading: Reading, language: Language
) -> list[Mention]:
    """Days and amounts where no name stands."""
    taken = {i for m in named for i in words.within(m.start, m.end)}
    readable_words = {i for s in readable(reading.report) for i in words.within(s.start, s.end)}
    times = days(words, language, reading.report.published)
    dated = frozenset(i for day in times for i in range(day.first, day.last))
    found = [(d.first, d.last, "date") for d in times]
    found += [(a.first, a.last, "quantity") for a in amounts(words, language, dated)]
    return [
        Mention(
            start=words.starts[first],
            end=words.ends[last - 1],
            quote=words.quote(first, last),
            type=type_,  # type: ignore[arg-type]
        )
        for first, last, type_ in found
        if readable_words.issuperset(range(first, last)) and taken.isdisjoint(range(first, last))
    ]
