"""An id that a comparison shows in; why it says so out: the reasons in plain words, with the exact
words that they rest on."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from rashomon.records import Claim, Comparison, Copy, Denial, Link, Merge, Place, Report
from rashomon.views.terminal import claim_lines, why_lines


def why_view(
    key: str, comparison: Comparison, claims: Mapping[str, Claim]
) -> RenderableType | None:
    """Why a link, a copy, a merge of origins, a denial or a claim is what it is, by the beginning
    of its id; None where the comparison has no such id."""
    reports = {report.id: report for report in comparison.reports}
    for record in _records(comparison):
        if record.id.startswith(key):
            return _view(record, reports)
    claim = next((c for c in claims.values() if c.id.startswith(key)), None)
    return Group(claim_lines(claim), why_lines(claim)) if claim is not None else None


def _records(comparison: Comparison) -> Iterator[Copy | Merge | Denial | Link]:
    for story in comparison.stories:
        yield from story.copies
        yield from story.links
        yield from story.unsure
        yield from story.denials
        for point in story.points:
            for version in point.versions:
                yield from version.merges


def _view(record: Copy | Merge | Denial | Link, reports: Mapping[str, Report]) -> RenderableType:
    match record:
        case Copy():
            sure = "" if record.sure else " (the direction is not sure)"
            head = f"{_of(record.report, reports)} copies {_of(record.of, reports)}{sure}"
            places = [place for p in record.passages for place in (p.from_, p.to)]
            return _said(f"copy {record.id}: {head}, {record.degree}", record.how, places, reports)
        case Merge():
            kind = "proven" if record.proven else "likely"
            head = f"one origin {record.id}: {kind}"
            return _said(head, (record.how,), record.evidence, reports)
        case Denial():
            head = f"denial {record.id}: {record.by} denies ({record.denies or 'it'})"
            place = Place(record.report, record.start, record.end, record.quote)
            return _said(head, (f"takes back {len(record.claims)} claims",), (place,), reports)
        case Link():
            pair = " and ".join(_of(report, reports) for report in record.reports)
            head = f"one happening {record.id}: {pair}, weight {record.weight:g}"
            return _said(head, record.reasons, (), reports)


def _said(
    head: str, reasons: Sequence[str], places: Sequence[Place], reports: Mapping[str, Report]
) -> RenderableType:
    lines = [Text(head, style="bold"), *(Text(f"  {reason}") for reason in reasons)]
    for place in places:
        words = Text(f"    “{' '.join(place.quote.split())}”", style="italic")
        where = f"  {_of(place.report, reports)} {place.start}-{place.end}"
        lines.append(words.append(where, style="not italic dim"))
    return Group(*lines)


def _of(report: str, reports: Mapping[str, Report]) -> str:
    found = reports[report]
    return found.publisher or found.name
