"""Records in, what the terminal shows out (rich renderables; nothing is printed here)."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from rashomon.records import (
    Claim,
    Drift,
    Reading,
    Report,
)
from rashomon.views.reasons import reason_lines
from rashomon.views.sentences import claim_sentence
from rashomon.views.words import chain_words, firmness_words, hop_words

STATES = {
    "differ": "≠ accounts differ",
    "denied": "✕ said and denied",
    "agree": "= accounts agree",
    "single": "one account",
}
# As many answers of a version as a reader takes in at a glance; --json has them all.
MOST_ANSWERS = 4
# So much of a report's id as `rashomon show` asks for.
SHOWN_ID = 8


def claim_lines(claim: Claim) -> RenderableType:
    """A claim as a desk would say it: the sentence, the chain a voice a line, the exact words."""
    voices = [
        _Indented(Text(f"{'← ' if depth else ''}{hop_words(hop)}", style="cyan"), depth + 1)
        for depth, hop in enumerate(claim.chain)
    ]
    quote = _quote(claim, "characters ").append(f" of {claim.report[:SHOWN_ID]}", style="dim")
    return Group(_head(claim), *voices, _Indented(quote))


def claim_brief(claim: Claim) -> RenderableType:
    """A claim under the name of its report, in three lines."""
    voices = Text(chain_words(claim.chain), style="cyan")
    return Group(_head(claim), _Indented(voices), _Indented(_quote(claim)))


def why_lines(claim: Claim) -> RenderableType:
    """Under a claim: each field with the rule that filled it and the words it went by."""
    return Group(*(_Indented(Text(line, style="dim"), 2) for line in reason_lines(claim)))


def _head(claim: Claim) -> Text:
    return Text(claim_sentence(claim), style="bold").append(
        f"  {firmness_words(claim)}", style="not bold italic"
    )


def _quote(claim: Claim, what: str = "") -> Text:
    """The exact words with their offsets."""
    words = Text(f"“{_one_line(claim.quote)}”")
    return words.append(f"  {what}{claim.evidence[0].start}-{claim.evidence[-1].end}", style="dim")


@dataclass(frozen=True, slots=True)
class _Indented:
    """Text some steps to the right, its further lines too, and no blanks behind it."""

    text: Text
    steps: int = 1

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        margin = Text("  " * self.steps)
        for line in self.text.wrap(console, options.max_width - len(margin)):
            line.rstrip()
            yield margin + line


def reading_view(reading: Reading) -> RenderableType:
    """A report's claims under its name."""
    report = reading.report
    title = Text(report.name, style="bold underline")
    if report.title:
        title.append(f"  {report.title}", style="not underline")
    claims: list[RenderableType] = [
        Padding(claim_brief(claim), (0, 0, 1, 2)) for claim in reading.claims
    ]
    drifts = [Padding(drift_line(drift), (0, 0, 1, 2)) for drift in reading.drifts]
    none = Text("  no claims were read", style="dim")
    return Group(title, *(claims or [none]), *drifts, Text())


def marked_view(reading: Reading) -> RenderableType:
    """A report's own words, with each claim underlined and numbered, and a list of the numbers."""
    report = reading.report
    text = Text(report.text)
    for attribution in reading.attributions:
        for source in attribution.source:
            text.stylize("cyan", source.start, source.end)
        for cue in attribution.cue:
            text.stylize("italic", cue.start, cue.end)
    for segment in report.segments:
        if segment.kind not in ("title", "body"):
            text.stylize("dim", segment.start, segment.end)
    for claim in reading.claims:
        for evidence in claim.evidence:
            text.stylize("underline", evidence.start, evidence.end)
    listed = [
        Padding(Group(Text(f"[{n}]", style="bold"), claim_brief(claim)), (0, 0, 1, 0))
        for n, claim in enumerate(reading.claims, 1)
    ]
    listed += [Padding(drift_line(drift), (0, 0, 1, 0)) for drift in reading.drifts]
    return Group(report_line(report), Text(), _numbered(text, reading.claims), Text(), *listed)


def _numbered(text: Text, claims: Sequence[Claim]) -> Text:
    """Put each claim's number before the words that say it."""
    starts: dict[int, list[str]] = {}
    for number, claim in enumerate(claims, 1):
        starts.setdefault(claim.evidence[0].start, []).append(str(number))
    out = Text()
    at = 0
    for start in sorted(starts):
        out.append_text(text[at:start])
        out.append(f"[{','.join(starts[start])}]", style="bold yellow")
        at = start
    out.append_text(text[at:])
    return out


def report_line(report: Report) -> Text:
    """A report's identity in one line."""
    known = (report.publisher, report.published, report.language, report.address)
    line = Text(f"{report.id}  {report.name}", style="bold")
    line.append("  " + " · ".join(part for part in known if part), style="not bold")
    if report.title:
        line.append(f"\n  {report.title}", style="not bold")
    return line


def drift_line(drift: Drift) -> Text:
    """How a claim changed between two places, with the exact words of both."""
    text = Text("drift ", style="bold")
    where = "from the body to the headline" if drift.from_.report == drift.to.report else ""
    text.append(f"{where}, {drift.kind}: {drift.before} → {drift.after}".removeprefix(", "))
    text.append(f"\n  “{_one_line(drift.from_.quote)}”", style="dim")
    text.append(f"\n  “{_one_line(drift.to.quote)}”", style="dim")
    return text


def _one_line(words: str) -> str:
    return " ".join(words.split())
