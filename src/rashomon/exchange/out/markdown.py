"""A case in; its stories as Markdown (CommonMark) out, the same that a dossier tells of them.

Words of reports are never markup: what could be is escaped, so that a reader of Markdown shows each
quotation as it stands in the report, line breaks and all.
"""

import re
from collections.abc import Iterator

from rashomon import __version__
from rashomon.exchange.material import Material
from rashomon.exchange.out.dossier import stories_of
from rashomon.records import Denial
from rashomon.views.dossier.told import Question, Told
from rashomon.views.entities import decision_words
from rashomon.views.ledger import Ledger, Refusal

# All that begins markup within a line, in CommonMark or in what GitHub adds to it; a full stop only
# where it would make an address of "www.".
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~#$^]|:(?=\S)|(?<=\bwww)\.", re.IGNORECASE)
# What begins a list, or underlines a heading, at the beginning of a line.
_OPENING = re.compile(r"^(\d*)([.)]|(?<!\d)[-+=])")
# White space that Markdown would fold or break at, as characters by number.
_SPACE = re.compile(r"[\t\n\r]|(?<= ) |^\s|\s$")
BREAK = "\n---\n\n"
NOTE = (
    "This lays out who says what, on whose word, in which exact words. "
    "It does not say who is right."
)


def write(material: Material) -> Iterator[str]:
    """The stories, one in memory at a time."""
    for number, told in enumerate(stories_of(material)):
        if number:
            yield BREAK
        yield f"Dossier of the case “{escaped(material.name)}”, {material.made}\n\n"
        yield from _story(told, material)
    yield f"\nMade by Rashomon {__version__}, which describes published reporting.\n"


def escaped(words: str) -> str:
    """Words as Markdown that shows just them, within a line.

    >>> escaped("*no* <b>")
    '\\\\*no\\\\* \\\\<b\\\\>'
    """
    plain = _OPENING.sub(r"\1\\\2", _MARKUP.sub(lambda m: f"\\{m[0]}", words))
    return _SPACE.sub(_numbered, plain)


def _numbered(space: re.Match[str]) -> str:
    """A space by its number; a control character but the three has none that readers know."""
    code = ord(space[0])
    return f"&#{code};" if space[0] in "\t\n\r" or code > 0x9F or code == 0x20 else space[0]


def _story(told: Told, material: Material) -> Iterator[str]:
    heading = told.heading
    least, most = heading.origins_min, heading.origins_max
    origins = str(most) if least == most else f"{least} to {most}"
    yield f"# {escaped(heading.title)}\n\n"
    yield f"{heading.reports} reports of {heading.publishers} publishers, {origins} origins."
    if heading.earliest:
        later = f" to {heading.latest}" if heading.latest != heading.earliest else ""
        yield f" Of {heading.earliest}{later}."
    if told.places:
        yield f" Places named: {', '.join(map(escaped, told.places[:6]))}."
    yield f"\n\n{NOTE}\n\n## What the accounts say\n"
    for question in told.questions:
        yield from _question(question, told)
    if told.single:
        yield (
            f"\n{told.single} more questions that one account alone answers, or that list what all "
            "may hold, are not written down.\n"
        )
    yield from _denials(told, material)
    yield from _copies(told)
    yield from _drifts(told)
    yield from _silences(told)
    yield from _decisions(told)
    yield from _reports(told)
    yield f"\nStory {heading.id}.\n"


def _question(question: Question, told: Told) -> Iterator[str]:
    rising = "; rising, an update in time" if question.sequence else ""
    yield f"\n### {escaped(question.words)}\n\n{question.state}{rising}\n\n"
    for version in question.versions:
        yield from _version(version, told)


def _version(version: Ledger, told: Told) -> Iterator[str]:
    yield f"- **{escaped(version.value)}**: {version.count.words}\n"
    for label in version.labels:
        yield f"  - {label.name.replace('_', ' ')}: {escaped(label.rule)}\n"
    for account in version.accounts:
        voices = " ← ".join(
            escaped(voice.words) + (f" ({escaped(voice.means)})" if voice.means else "")
            for voice in account.chain
        )
        denied = ", denied" if account.polarity == "denied" else ""
        place = _place(told, account.report, account.start, account.end)
        yield f"  - “{escaped(account.quote)}” – {voices} – {place}; {account.certainty}{denied}\n"
    for tie in version.ties:
        proven = "proven" if tie.proven else "likely"
        yield f"  - counted as one origin: {escaped(tie.how)} ({proven})\n"
    for denial in version.denials:
        yield f"  - {_denial(denial, denial.by, told)}\n"


def _denial(denial: Denial | Refusal, by: str, told: Told) -> str:
    what = f" (the {denial.denies})" if denial.denies else ""
    place = _place(told, denial.report, denial.start, denial.end)
    return f"{escaped(by)} denies{what}: “{escaped(denial.quote)}” {place}"


def _denials(told: Told, material: Material) -> Iterator[str]:
    if told.denials:
        yield "\n## Denials of what no version above holds\n\n"
    for denial in told.denials:
        by = material.called(denial.entity) if denial.entity else denial.by
        yield f"- {_denial(denial, by, told)}\n"


def _copies(told: Told) -> Iterator[str]:
    if told.story.copies:
        yield "\n## Who copies whom\n\n"
    for copy in told.story.copies:
        sure = "" if copy.sure else " (which came first is not sure)"
        yield (
            f"- {_outlet(told, copy.report)} copies {_outlet(told, copy.of)}{sure}: "
            f"{copy.degree}, {copy.covered * 100:.0f} % of the shorter text\n"
        )


def _drifts(told: Told) -> Iterator[str]:
    if told.story.drifts:
        yield "\n## What changed where it was told again\n\n"
    for drift in told.story.drifts:
        was, now = (_place(told, p.report, p.start, p.end) for p in (drift.from_, drift.to))
        after = f"“{escaped(drift.after)}”" if drift.after else "left out"
        yield (
            f"- {drift.kind}: “{escaped(drift.before)}” became {after}; "
            f"“{escaped(drift.from_.quote)}” {was}, then “{escaped(drift.to.quote)}” {now}\n"
        )


def _silences(told: Told) -> Iterator[str]:
    if told.silences:
        yield "\n## Replies and silence\n\n"
    for left in told.silences:
        words = "".join(
            f" “{escaped(p.quote)}” {_place(told, p.report, p.start, p.end)}" for p in left.evidence
        )
        yield f"- {escaped(left.about)} {left.kind}: {_outlet(told, left.report)}{words}\n"


def _decisions(told: Told) -> Iterator[str]:
    if told.decisions:
        yield "\n## What people decided\n\n"
    for each in told.decisions:
        why = f": {escaped(each.why)}" if each.why else ""
        what = escaped(decision_words(each))
        yield f"- decision {each.number}: {what}; {escaped(each.by)}, {each.made}{why}\n"


def _reports(told: Told) -> Iterator[str]:
    yield (
        "\n## The reports\n\nNumbers in brackets above are these; offsets count characters of the "
        "text as it was read, the end excluded.\n\n"
    )
    for report in told.story.reports:
        head = told.heads[report]
        title = f", “{escaped(head.title)}”" if head.title else ""
        rest = "".join(f", {escaped(each)}" for each in (head.published, head.author) if each)
        yield f"{told.numbers[report]}. **{escaped(head.outlet)}**{title}{rest}\n"
        yield f"   - {escaped(head.address)}\n   - SHA-256 `{head.sha256}`\n"


def _outlet(told: Told, report: str) -> str:
    return f"{escaped(told.heads[report].outlet)} ({told.numbers[report]})"


def _place(told: Told, report: str, start: int, end: int) -> str:
    return f"({told.numbers[report]}) {start}–{end}"
