"""What stands beside the questions of a story in; denials and silences in their words out."""

from rashomon.records import Denial, Denied, Silence, SilenceKind
from rashomon.views.assistant.quoting import Quote, Shown, Words
from rashomon.views.parts import Called
from rashomon.views.words import slot_words

# Claims that a denial takes back, and passages that show a silence: so many are shown.
MOST = 10


class DenialWords(Shown, frozen=True):
    """Who denies, and when that was made or published."""

    by: str
    when: str | None = None


class DenialLine(Shown, frozen=True):
    """A denial in its exact words; `against` are claims that it takes back, `denies` what of
    them."""

    id: str
    claim: str
    at: Quote
    against: tuple[str, ...]
    reported: DenialWords
    denies: Denied | None = None
    against_left_out: int = 0


class SilenceWords(Shown, frozen=True):
    """What is left open, or which party was or was not asked, and how that shows."""

    about: str
    how: str = ""


class SilenceLine(Shown, frozen=True):
    """What a report leaves out, or a party that was or was not asked."""

    kind: SilenceKind
    report: str
    reported: SilenceWords
    words: tuple[Quote, ...] = ()


def denial_line(denial: Denial, called: Called, words: Words) -> DenialLine:
    """A denial."""
    by = called(denial.entity) if denial.entity else denial.by
    return DenialLine(
        id=denial.id,
        claim=denial.claim,
        at=words.quote(denial.report, denial.start, denial.end, denial.quote),
        denies=denial.denies,
        against=denial.claims[:MOST],
        against_left_out=max(0, len(denial.claims) - MOST),
        reported=DenialWords(words.plain(by), words.known(denial.when)),
    )


def silence_line(silence: Silence, called: Called, words: Words) -> SilenceLine:
    """A silence."""
    about = called(silence.party) if silence.party else slot_words(silence.slot or "", called)
    places = silence.evidence[:MOST]
    return SilenceLine(
        kind=silence.kind,
        report=silence.report,
        reported=SilenceWords(words.plain(about), words.plain(silence.how)),
        words=tuple(words.quote(p.report, p.start, p.end, p.quote) for p in places),
    )
