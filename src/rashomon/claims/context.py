"""What the claims of a sentence are read against."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.claims.parties import Parties
from rashomon.language import Language
from rashomon.reading.amounts import Amount
from rashomon.reading.days import Day
from rashomon.reading.grammar import Grammar
from rashomon.reading.nearby import Nearby
from rashomon.reading.words import Words
from rashomon.records import Attribution, Mention, Report, Segment

NONE_YET = Segment(0, 0, "body")


@dataclass(frozen=True, slots=True)
class Context:
    """A report, and of a sentence in it: its words, its segment and all that may bear on it."""

    report: Report
    words: Words
    by_id: dict[str, Attribution]
    language: Language
    reader: str
    grammar: Grammar
    named: Nearby[Mention]
    phrases: Nearby[Mention]
    spoken: Sequence[Attribution] = ()
    times: Sequence[Day] = ()
    amounts: Sequence[Amount] = ()
    sentence: range = range(0)
    segment: Segment = NONE_YET

    @property
    def parties(self) -> Parties:
        """The report's tree and mentions, asked what words stand for."""
        return Parties(self.grammar, self.language, self.named.at, self.phrases.at)
