"""A comparison in, what the terminal shows of it out: the list of stories, and one story that a
person can read in a minute.

Slots stand down, versions across: a version is a value that some accounts give, never an outlet.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from rashomon.records import (
    Answer,
    Comparison,
    Denial,
    Drift,
    Heading,
    Naming,
    Origin,
    Point,
    Report,
    Silence,
    Story,
    Version,
)
from rashomon.views.words import chain_words, origins_words, slot_words
from rashomon.weighing.compare import heading_of

Called = Callable[[str], str]
STATES = {"differ": "≠", "denied": "✕", "agree": "=", "single": " "}
HEDGES = {"asserted": "", "reported": "", "alleged": "~", "possible": "?", "planned": "›"}
LEGEND = (
    "≠ accounts differ   ✕ said and denied   = accounts agree   ~ alleged   ? possible   › planned"
)
# As many versions across, rows, drifts and silences as a reader takes in; --json has them all.
ACROSS, ROWS, MOST_DRIFTS, MOST_NAMED = 3, 14, 8, 4
# Slots that list what all may hold, and are no question that accounts differ on.
LISTS = (": source", "says: ", "said in the outlets")


def comparison_view(
    comparison: Comparison,
    chosen: Sequence[int] = (0,),
    neutral: Mapping[str, str] | None = None,
) -> RenderableType:
    """The list of stories, then the chosen ones, by their place in it; and what tells alone.
    `neutral` names parties and places by their ids."""
    stories = comparison.stories
    told = {report for story in stories for report in story.reports}
    alone = [r.name for r in comparison.reports if r.id not in told]
    shown = {number: stories[number] for number in chosen if number < len(stories)}
    headings = [heading_of(story) for story in stories]
    return stories_view(comparison.reports, headings, shown, alone, neutral or {})


def stories_view(
    reports: Sequence[Report],
    headings: Sequence[Heading],
    shown: Mapping[int, Story],
    alone: Sequence[str],
    neutral: Mapping[str, str],
) -> RenderableType:
    """The list of stories, then those to be shown, by their place in it; and what tells alone."""
    by_id = {report.id: report for report in reports}
    parts: list[RenderableType] = []
    if not headings:
        parts.append(Text("No two reports tell of the same happening."))
    elif len(headings) > 1:
        parts += [story_list(headings), Text()]
    parts += [story_view(story, by_id, neutral) for story in shown.values()]
    if alone:
        rest = f" and {len(alone) - 20} more" if len(alone) > 20 else ""
        parts.append(Text(f"Not part of a shared story: {', '.join(alone[:20])}{rest}"))
    return Group(*parts)


def story_list(headings: Sequence[Heading]) -> RenderableType:
    """A line a story, the one of the strongest conflict first."""
    table = Table(
        title="stories", title_justify="left", title_style="bold", box=None, pad_edge=False
    )
    for head in ("", "story", "reports", "outlets", "conflicts", "days"):
        table.add_column(head, justify="right" if head in ("", "reports", "outlets") else "left")
    for number, heading in enumerate(headings, 1):
        shown = ", ".join(map(slot_words, heading.conflicts[:2]))
        more = f" and {len(heading.conflicts) - 2} more" if len(heading.conflicts) > 2 else ""
        table.add_row(
            str(number),
            Text(heading.title, style="bold"),
            str(heading.reports),
            str(heading.publishers),
            shown + more or "none",
            _days(heading),
        )
    return table


def story_view(
    story: Story, reports: Mapping[str, Report], neutral: Mapping[str, str]
) -> RenderableType:
    """One story: who tells it, the table, origins, denials, drifts, silences, names."""

    def called(entity: str) -> str:
        plain = entity.removeprefix("not ")
        return entity.removesuffix(plain) + neutral.get(plain, plain)

    least, most = story.origins_min, story.origins_max
    origins = f"{least}-{most} origins" if least != most else f"{most} origins"
    told = f"{len(story.reports)} reports of {story.publishers} outlets, {origins}"
    known = (told, _days(story), ", ".join(map(called, story.places[:4])))
    head = Text(story.title, style="bold underline")
    head.append("\n" + "; ".join(part for part in known if part) + "\n", "not bold not underline")
    return Group(
        head,
        *_points(story, reports, called),
        *_origins(story, reports, called),
        *_denials(story.denials, reports, called),
        *_drifts(story, reports),
        *_silences(story.silences, reports, called),
        *names_view(story, reports),
        *_unsure(story, reports),
    )


def _outlet(report: Report) -> str:
    return report.publisher or report.name


def _days(story: Story | Heading) -> str:
    if story.earliest and story.latest and story.earliest != story.latest:
        return f"{story.earliest} to {story.latest}"
    return story.earliest or story.latest or ""


def _points(story: Story, reports: Mapping[str, Report], called: Called) -> list[RenderableType]:
    """The table: conflicts first, then what several reports agree on."""
    asked = [p for p in story.points if p.state != "single" and not is_list(p.slot)]
    lone = sum(p.state == "single" and not is_list(p.slot) for p in story.points)
    table = Table(show_lines=True, pad_edge=False, expand=True)
    table.add_column("", ratio=3)
    for letter in "ABC":
        table.add_column(letter, ratio=5)
    for point in asked[:ROWS]:
        versions = sorted(point.versions, key=lambda v: -v.reports)  # stable: values in order
        cells: list[Text] = [_cell(point, v, reports, called) for v in versions[:ACROSS]]
        if len(versions) > ACROSS:
            more = ", ".join(called(v.value) for v in versions[ACROSS : ACROSS + 3])
            rest = len(versions) - ACROSS
            cells[-1].append(f"\n+ {rest} more: {more}", style="dim")
        mark = Text(f"{STATES[point.state]} ", style="bold")
        mark.append(slot_words(point.slot, called))
        if point.sequence:
            mark.append("\nrising: an update in time", style="dim")
        table.add_row(mark, *cells, *([Text()] * (ACROSS - len(cells))))
    notes = [Text(LEGEND, style="dim")]
    rest = len(asked) - ROWS
    if rest > 0 or lone:
        told = [f"{rest} more questions"] if rest > 0 else []
        told += [f"{lone} that one report alone answers"] if lone else []
        notes.append(Text(f"not shown: {' and '.join(told)} (--json)", style="dim"))
    return [table, *notes, Text()] if asked else [*notes, Text()]


def is_list(slot: str) -> bool:
    """Whether a slot lists what all accounts may hold, and is no question they could differ on."""
    return slot.endswith(LISTS[0]) or slot.startswith(LISTS[1:])


def _cell(point: Point, version: Version, reports: Mapping[str, Report], called: Called) -> Text:
    """A version: its value, on how many origins, and its first account's exact words."""
    mine = answers_of(version, point)
    first = min(
        mine,
        key=lambda a: (
            a.value != version.value, reports[a.report].published or "9", -len(a.chain), a.start
        ),
    )  # fmt: skip
    marks = "".join(sorted({HEDGES[a.certainty] for a in mine}))
    cell = Text(f"{called(version.value)} {marks}".strip(), style="bold")
    cell.append(f"\n{origins_words(version)}", style="not bold")
    cell.append(f"\n“{_one_line(first.quote)}” ", style="not bold italic")
    cell.append(_whose(first, reports), style="not bold cyan")
    labels = [x.name.replace("_", " ") for x in version.labels if x.name != "values_conflict"]
    if labels:
        cell.append(f"\n{', '.join(labels)}", style="not bold dim")
    return cell


def answers_of(version: Version, point: Point) -> list[Answer]:
    """The answers of a point that are of one of its versions."""
    claims = frozenset(version.claims)
    return [a for a in point.answers if a.claim in claims and _fits(a, version)]


def _fits(answer: Answer, version: Version) -> bool:
    """Whether an answer is of a version: a claim may answer a slot in two (two numbers)."""
    if version.low is None and version.high is None:
        return True
    low, high = (0.0 if version.low is None else version.low), _high(version.high)
    return (answer.low or 0.0) <= high and low <= _high(answer.high)


def _high(high: float | None) -> float:
    return float("inf") if high is None else high


def _whose(answer: Answer, reports: Mapping[str, Report]) -> str:
    outlet = _outlet(reports[answer.report])
    if len(answer.chain) == 1:
        return outlet
    return f"{outlet} ← {chain_words(answer.chain[1:])}"


def _origins(story: Story, reports: Mapping[str, Report], called: Called) -> list[RenderableType]:
    """Each report that copies none, what it rests on, and the reports that copy it, as a tree."""
    copies = {(copy.report, copy.of): copy for copy in story.copies}
    parents = {o.report: o.copy_of for o in story.origins if o.copy_of}
    named: dict[str, list[Origin]] = {report: [] for report in story.reports}
    for origin in story.origins:
        if origin.origin:
            named[origin.report].append(origin)
    tree = Tree(Text("origins: what each report rests on, its copies below it", style="bold"))

    def grow(branch: Tree, report: str) -> None:
        line = Text(_outlet(reports[report]), style="bold")
        line.append(f" {reports[report].published or 'undated'}", style="not bold dim")
        voices = [called(o.origin or "") for o in named[report]]
        line.append(f": {_some(voices)}" if voices else "", style="not bold cyan")
        copied = copies.get((report, parents.get(report) or ""))
        if copied is not None:
            sure = "" if copied.sure else ", direction unsure"
            words = f"  {copied.degree}{sure}, {copied.covered:.0%} of it  [{copied.id[:8]}]"
            line.append(words, style="not bold")
        below = branch.add(line)
        for child in (r for r in story.reports if parents.get(r) == report):
            grow(below, child)

    for report in story.reports:
        if report not in parents:
            grow(tree, report)
    return [tree, Text()]


def _some(words: Sequence[str]) -> str:
    rest = f" and {len(words) - MOST_NAMED} more" if len(words) > MOST_NAMED else ""
    return ", ".join(words[:MOST_NAMED]) + rest


def _denials(
    denials: Sequence[Denial], reports: Mapping[str, Report], called: Called
) -> list[RenderableType]:
    if not denials:
        return []
    by_whom: dict[str, list[Denial]] = {}
    for denial in denials:
        by_whom.setdefault(denial.entity or denial.by, []).append(denial)
    lines: list[RenderableType] = [Text("denials", style="bold")]
    for whom, said in sorted(by_whom.items(), key=lambda pair: -len(pair[1])):
        first = said[0]
        line = Text(f"  {called(whom)} denies {_what(first)}", style="bold")
        days = sorted({d.when for d in said if d.when})
        count = len({d.report for d in said})
        told = f" in {count} reports" if count > 1 else f" in {_outlet(reports[first.report])}"
        line.append(f"{told}{', ' + days[0] if days else ''}", style="not bold")
        line.append(f": “{_one_line(first.quote)}”", style="not bold italic")
        against = max(len(d.claims) for d in said)
        what = "claim" if against == 1 else "claims"
        line.append(f"  against {against} {what}" if against else "", style="not bold dim")
        lines.append(line)
    return [*lines, Text()]


def _what(denial: Denial) -> str:
    return {
        "act": "that it happened",
        "doer": "having done it",
        "target": "the target",
        "number": "the number",
        "item": "the weapon",
        "intent": "the intent",
    }.get(denial.denies or "", "it")


def _drifts(story: Story, reports: Mapping[str, Report]) -> list[RenderableType]:
    """What changed from copy to copy, then between reports with one source."""
    if not story.drifts:
        return []
    lines: list[RenderableType] = [
        Text("drift: what changed where it was told again", style="bold")
    ]
    shown: list[Drift] = []
    seen: set[tuple[str, int, str]] = set()
    for drift in story.drifts:  # the words of a report drift once here, however many tell them
        key = (drift.to.report, drift.to.start, drift.kind)
        if key not in seen:
            seen.add(key)
            shown.append(drift)
    for drift in shown[:MOST_DRIFTS]:
        same = drift.from_.report == drift.to.report
        was, now = _outlet(reports[drift.from_.report]), _outlet(reports[drift.to.report])
        way = f"{now}, body to headline" if same else f"{was} → {now}"
        line = Text(f"  {drift.kind}: ", style="bold")
        line.append(
            f"{_one_line(drift.before)} → {_one_line(drift.after) or 'left out'}", "not bold"
        )
        line.append(f"  {way}", style="not bold cyan")
        line.append(f"\n    “{_one_line(drift.from_.quote)}”", style="not bold dim")
        line.append(f"\n    “{_one_line(drift.to.quote)}”", style="not bold dim")
        lines.append(line)
    if len(shown) > MOST_DRIFTS:
        lines.append(Text(f"  and {len(shown) - MOST_DRIFTS} more (--json)", style="dim"))
    return [*lines, Text()]


def _silences(
    silences: Sequence[Silence], reports: Mapping[str, Report], called: Called
) -> list[RenderableType]:
    """Who was asked and who was not, and what most tell and some leave out."""
    if not silences:
        return []
    by_what: dict[tuple[str, str], list[str]] = {}
    for silence in silences:
        about = called(silence.party) if silence.party else slot_words(silence.slot or "", called)
        by_what.setdefault((silence.kind, about), []).append(_outlet(reports[silence.report]))
    heads = {
        "replied": "replied",
        "asked_no_answer": "asked, no answer",
        "not_asked": "charged, not heard",
        "not_stated": "not stated",
    }
    lines: list[RenderableType] = [Text("replies and silence", style="bold")]
    for kind, words in heads.items():
        for (found, about), outlets in sorted(by_what.items()):
            if found == kind:
                line = Text(f"  {about}: {words} ", style="bold")
                line.append(f"in {_some(sorted(set(outlets)))}", style="not bold")
                lines.append(line)
    return [*lines, Text()]


def names_view(story: Story, reports: Mapping[str, Report]) -> list[RenderableType]:
    """Who calls whom what: the loaded names and words of a story by whom they name, the neutral
    name before them; words of a voice are the voice's."""
    if not story.names:
        return []
    lines: list[RenderableType] = [Text("names and words that take sides", style="bold")]
    by_whom: dict[str, list[Naming]] = {}
    for naming in story.names:
        by_whom.setdefault(naming.neutral if naming.entity else "", []).append(naming)
    for neutral in sorted(by_whom, key=lambda name: (not name, -len(by_whom[name]), name)):
        uses = Counter(
            (_one_line(n.quote), n.kind, _namer(n, reports[n.report])) for n in by_whom[neutral]
        )
        line = Text(f"  {neutral or 'of acts'}: ", style="bold")
        for index, ((quote, kind, whose), count) in enumerate(sorted(uses.items())):
            line.append("; " if index else "", style="not bold")
            line.append(f"“{quote}” ", style="not bold")
            line.append(kind + (f", {count} times" if count > 1 else ""), style="not bold italic")
            line.append(f" {whose}", style="not bold cyan")
        lines.append(line)
    return [*lines, Text()]


def _namer(naming: Naming, report: Report) -> str:
    outlet = _outlet(report)
    return outlet if naming.voice in ("", outlet) else f"{outlet} ← {_one_line(naming.voice)}"


def _unsure(story: Story, reports: Mapping[str, Report]) -> list[RenderableType]:
    if not story.unsure:
        return []
    inside = set(story.reports)
    others = sorted(
        {_outlet(reports[r]) + " " + (reports[r].published or "") for link in story.unsure
         for r in link.reports if r not in inside}
    )  # fmt: skip
    words = f"not sure whether these tell of it too: {_some([o.strip() for o in others])}"
    return [Text(words, style="dim"), Text()]


def _one_line(words: str) -> str:
    return " ".join(words.split())
