"""One report in, what it says out: sentences, mentions, attributions."""

from typing import NamedTuple

from msgspec.structs import replace

from rashomon.language import Language
from rashomon.reading.attributions import attributions_of
from rashomon.reading.coreference import antecedents_of, names_meant
from rashomon.reading.draft import Sentence
from rashomon.reading.encoder import Encoder, Seen
from rashomon.reading.heard import heard_in, shown
from rashomon.reading.mentions import phrases_of, pronouns_of, values_of
from rashomon.reading.names import names_of
from rashomon.reading.quotations import quotations
from rashomon.reading.sentences import readable, sentences
from rashomon.reading.syntax import syntax_of
from rashomon.reading.telling import Telling
from rashomon.reading.words import Words
from rashomon.records import Reading, Report, Segment

__all__ = ["Sight", "look", "read_report"]


class Sight(NamedTuple):
    """What is read of a report, as one text with its offsets, and what the encoder sees in it."""

    segments: list[Segment]
    text: str
    seen: Seen


def look(report: Report, encoder: Encoder) -> Sight:
    """Show a report to the encoder: more than half of the work of reading it."""
    segments = readable(report)
    text = shown(report, segments)
    return Sight(segments, text, encoder.read(text))


def read_report(reading: Reading, sight: Sight, language: Language, encoder: Encoder) -> Reading:
    """Add sentences, mentions and attributions to a reading."""
    report = reading.report
    segments, text, seen = sight
    words = Words.of(report.text)
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
        Telling(syntax, report.text),
        language,
    )
    # Names, and beside them days, amounts, phrases and pronouns; a phrase may hold a name.
    mentions = [*named, *values_of(words, named, segments, report.published, language)]
    mentions += phrases_of(words, seen, mentions, language)
    mentions += pronouns_of(text, seen, language)
    return replace(
        reading,
        sentences=tuple((s.start, s.end) for s in found),
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))),
        attributions=attributions,
        syntax=syntax,
    )
