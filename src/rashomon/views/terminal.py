"""Records in, what the terminal shows out (rich renderables; nothing is printed here)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.records import (
    Answer,
    Claim,
    Comparison,
    Drift,
    Naming,
    Point,
    Reading,
    Report,
    Story,
    Version,
)
from rashomon.views.reasons import reason_lines
from rashomon.views.sentences import claim_sentence
from rashomon.views.words import chain_words, firmness_words, hop_words, origins_words

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


def comparison_view(comparison: Comparison) -> RenderableType:
    """All stories of a comparison, and the reports that tell alone."""
    reports = {report.id: report for report in comparison.reports}
    parts: list[RenderableType] = [story_view(story, reports) for story in comparison.stories]
    told = {report for story in comparison.stories for report in story.reports}
    alone = [r for r in comparison.reports if r.id not in told]
    if alone:
        parts.append(Text(f"Not part of a shared story: {', '.join(r.name for r in alone)}"))
    if not comparison.stories:
        parts.insert(0, Text("No two reports tell of the same happening."))
    return Group(*parts)


def drift_line(drift: Drift) -> Text:
    """How a claim changed between two places, with the exact words of both."""
    text = Text("drift ", style="bold")
    where = "from the body to the headline" if drift.from_.report == drift.to.report else ""
    text.append(f"{where}, {drift.kind}: {drift.before} → {drift.after}".removeprefix(", "))
    text.append(f"\n  “{_one_line(drift.from_.quote)}”", style="dim")
    text.append(f"\n  “{_one_line(drift.to.quote)}”", style="dim")
    return text


def story_view(story: Story, reports: Mapping[str, Report]) -> RenderableType:
    """A story: who tells it, then its points, those that differ first."""
    publishers = {reports[r].publisher or reports[r].name for r in story.reports}
    head = Text(story.title, style="bold underline")
    head.append(
        f"\n{len(story.reports)} reports, {len(publishers)} publishers: "
        + ", ".join(sorted(publishers)),
        style="not bold not underline",
    )
    if story.places:
        head.append(f"\nplaces: {', '.join(story.places[:6])}", style="not bold not underline")
    points = [point_view(point, reports) for point in story.points]
    drifts = [drift_line(drift) for drift in story.drifts]
    return Group(head, Text(), *points, *names_view(story, reports), *drifts)


def names_view(story: Story, reports: Mapping[str, Report]) -> list[RenderableType]:
    """Who calls whom what: the loaded names and words of a story by whom they name, the neutral
    name before them; words of a voice are the voice's."""
    if not story.names:
        return []
    table = _table("names and words that take sides")
    by_whom: dict[str, list[Naming]] = {}
    for naming in story.names:
        by_whom.setdefault(naming.neutral if naming.entity else "", []).append(naming)
    for neutral in sorted(by_whom, key=lambda name: (not name, -len(by_whom[name]), name)):
        uses = Counter(
            (_one_line(n.quote), n.kind, _whose(n, reports[n.report])) for n in by_whom[neutral]
        )
        cell = Text()
        for index, ((quote, kind, whose), count) in enumerate(sorted(uses.items())):
            cell.append("\n" if index else "")
            cell.append(f"“{quote}” ")
            cell.append(kind + (f", {count} times" if count > 1 else ""), style="italic")
            cell.append(f"  {whose}", style="cyan")
        table.add_row(Text(neutral or "of acts", style="bold"), cell)
    return [table, Text()]


def _whose(naming: Naming, report: Report) -> str:
    outlet = report.publisher or report.name
    return outlet if naming.voice in ("", outlet) else f"{outlet} ← {_one_line(naming.voice)}"


def point_view(point: Point, reports: Mapping[str, Report]) -> RenderableType:
    """A point as a table: a row a version, with the exact words of its answers."""
    table = _table(f"{point.slot}: {STATES[point.state]}")
    by_claim = {(a.claim, a.start): a for a in point.answers}
    for version in point.versions:
        mine = [a for (claim, _), a in by_claim.items() if claim in version.claims]
        cell = Text(version.value, style="bold")
        cell.append(f"\n{origins_words(version)}", style="not bold")
        table.add_row(cell, _answers(_fitting(mine, version), reports))
    return Group(table, Text())


def _table(title: str) -> Table:
    """A table of two columns under a title, without a head."""
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        show_header=False,
        show_lines=True,
        pad_edge=False,
    )
    table.add_column(ratio=1)
    table.add_column(ratio=3)
    return table


def _fitting(answers: Sequence[Answer], version: Version) -> list[Answer]:
    """The answers of one version: a claim may answer a slot in two versions (two numbers)."""
    if version.low is None and version.high is None:
        return [a for a in answers if a.value == version.value] or list(answers)
    low, high = _bounds(version)
    return [a for a in answers if _bounds(a)[0] <= high and low <= _bounds(a)[1]]


def _bounds(said: Answer | Version) -> tuple[float, float]:
    return said.low or 0.0, float("inf") if said.high is None else said.high


def _answers(answers: Sequence[Answer], reports: Mapping[str, Report]) -> Text:
    text = Text()
    for index, answer in enumerate(answers[:MOST_ANSWERS]):
        text.append("\n" if index else "")
        report = reports[answer.report]
        text.append(f"“{_one_line(answer.quote)}” ")
        text.append(f"{answer.certainty}", style="italic")
        text.append(", denied" if answer.polarity == "denied" else "", style="italic")
        voices = chain_words(answer.chain) if len(answer.chain) > 1 else "own voice"
        text.append(f"  {report.publisher or report.name}: ", style="dim")
        text.append(voices.removeprefix(f"{report.publisher or report.name} ← "), style="cyan")
    if len(answers) > MOST_ANSWERS:
        text.append(f"\nand {len(answers) - MOST_ANSWERS} more", style="dim")
    return text


def _one_line(words: str) -> str:
    return " ".join(words.split())
