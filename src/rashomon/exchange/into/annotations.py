"""Annotations of others in; each kept with the words it belongs to, or listed with why not, out.

Files of Hypothesis (its API and its export), of Recogito (JSON-LD), and any other W3C Web
Annotations, Rashomon's own among them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rashomon.exchange.addresses import Addresses
from rashomon.exchange.anchoring import Anchored, Sought
from rashomon.exchange.files import sha256_of
from rashomon.exchange.into.keeping import Ready, keep
from rashomon.exchange.into.objects import Found, each, objects
from rashomon.exchange.into.texts import Texts
from rashomon.exchange.taken import Taken
from rashomon.records import content_id, span
from rashomon.store import Case
from rashomon.store.foreign import Thing
from rashomon.views.given import at, first_words, line, words

# Where an answer of an API, an export, or a page of a collection holds its annotations.
LISTS = ("rows", "annotations", "@graph", "items", "first")
# Whose address is not known is only looked for by words that no two reports share by accident.
TELLING = 40
# An annotation of more places than these is no annotation of a report.
MOST_TARGETS = 100
_PLACE = "place the report's address there, or read the report first"


def take(case: Case, path: Path, by: str) -> Iterator[Taken]:
    """Take in the annotations of a file, in its order; `by` is who takes them in."""
    reading = _Reading(case, path)
    sha256 = sha256_of(path)
    notes = (note for found in objects(path, *LISTS) for note in reading.notes(found))
    yield from keep(case, "annotation", notes, by=by, source=path.name, sha256=sha256)


class _Reading:
    """A file of annotations, being read against the reports of a case."""

    def __init__(self, case: Case, path: Path) -> None:
        self._path = path
        self._addresses = Addresses(case)
        self._texts = Texts(case)
        # What could not be anchored is tried again when its file comes again.
        # What found no place is tried again when its file comes again.
        kept = [(i.key, i.report) for i in case.imported("annotation") if i.start is None]
        self._loose = {key for key, _ in kept}
        self._unplaced = {key for key, report in kept if report is None}

    def notes(self, found: Found) -> Iterator[Ready | Taken]:
        """An annotation with the place it belongs to; one of several places, for each of them."""
        where = f"{self._path.name}, {found.where}"
        if found.wrong:
            yield Taken(where, f"{where}: {found.wrong}; export it again.", False, False)
        elif not _is_annotation(found.value):
            advice = "give annotations of Hypothesis, Recogito or the W3C's form"
            yield Taken(where, f"{where}: this is no annotation; {advice}.", False, False)
        else:
            key = _key(found, self._path.name)
            for number, target in enumerate(each(found.value.get("target"))[:MOST_TARGETS] or [{}]):
                value = {**found.value, "target": target}
                yield self._note(found, value, f"{key}#{number}" if number else key, where)

    def _note(self, found: Found, value: dict[str, Any], key: str, where: str) -> Ready:
        sought = _sought(value)
        reports = self._addresses.reports(_address(value), _sha256(value))
        if sought is None:
            return self._of_whole(found, _address(value), key, where, reports)
        report, anchored = self._anchor(reports, sought)
        if report is None or anchored.place is None:
            told = f"{where}: “{line(sought.exact, 60)}” was not found; {anchored.why}"
            told += f" ({line(_address(value), 200) or 'no address'})."
            return Ready(Thing(key, found.raw, report), told, False)
        text = self._texts.of(report)
        place = span(text, *anchored.place)
        told = f"{where}: “{line(place.quote, 60)}” was found {_HOW[anchored.how or 'exactly']}."
        if key in self._loose:
            key = f"{key}@{report}"
        return Ready(Thing(key, found.raw, report, place), told, True)

    def _of_whole(
        self, found: Found, address: str, key: str, where: str, reports: Sequence[str]
    ) -> Ready:
        """A note of a whole page: it belongs to no words."""
        if len(reports) == 1:
            if key in self._unplaced:
                key = f"{key}@{reports[0]}"
            whole = f"{where}: a note on the whole report."
            return Ready(Thing(key, found.raw, reports[0]), whole)
        several = f"{len(reports)} reports have its address"
        why = several if reports else "no report of the case has its address"
        told = f"{where}: {why} ({line(address, 200) or 'none'})."
        return Ready(Thing(key, found.raw), told, False)

    def _anchor(self, reports: Sequence[str], sought: Sought) -> tuple[str | None, Anchored]:
        """The report that holds some words, and where; the report alone where only it is known."""
        if not reports:
            return self._anywhere(sought)
        tried = {report: self._texts.anchoring(report).find(sought) for report in reports}
        held = {report: found for report, found in tried.items() if found.place is not None}
        if len(held) == 1:
            return next(iter(held.items()))
        if len(reports) == 1:
            return next(iter(tried.items()))
        if held:
            why = f"{len(held)} reports of its address hold its words, and none is said to be meant"
            return None, Anchored(None, why=why)
        return None, next(iter(tried.values()))

    def _anywhere(self, sought: Sought) -> tuple[str | None, Anchored]:
        """Words whose report is not named: found where they stand exactly once in all of the case,
        and are so many that this is no accident."""
        unknown = Anchored(None, why=f"no report of the case has its address, so {_PLACE}")
        around = f"{sought.prefix}{sought.exact}{sought.suffix}"
        if len(around.strip()) < TELLING:
            return None, unknown
        found = []
        for report in self._texts.holding(sought.exact):
            placed = self._texts.anchoring(report).find(sought, near=False)
            if placed.place is not None and self._texts.holds(report, around):
                found.append((report, placed))
            if len(found) > 1:
                why = "no report of the case has its address, and several hold its words"
                return None, Anchored(None, why=why)
        return found[0] if found else (None, unknown)


_HOW = {
    "exactly": "exactly",
    "folded": "where spaces and the spelling of signs do not matter",
    "nearly": "nearly: some words of it differ",
}


def _is_annotation(value: dict[str, Any]) -> bool:
    return "target" in value or "uri" in value


def _address(value: dict[str, Any]) -> str:
    """The page that an annotation is on."""
    target = at(value, "target", 0)
    if isinstance(target, str):
        return target
    paths: tuple[tuple[str | int, ...], ...] = (
        ("target", 0, "source"),
        ("target", 0, "source", "id"),
        ("target", 0, "source", 0),
        ("uri",),
        ("target", 0, "id"),
    )
    return first_words(value, *paths)


def _sha256(value: dict[str, Any]) -> str | None:
    """The hash of the page's bytes, where an annotation names it."""
    for state in each(at(value, "target", 0, "state")):
        cached = words(state, "cached")
        if cached.startswith("urn:sha256:"):
            return cached.removeprefix("urn:sha256:").lower()
    return None


def _sought(value: dict[str, Any]) -> Sought | None:
    """The words that an annotation belongs to; None for a note on a whole page."""
    selectors = _selectors(value)
    if not selectors:
        return None
    quotes = [s for s in selectors if words(s, "type").endswith("TextQuoteSelector")]
    exact = at(quotes, 0, "exact")
    start, end = None, None
    for selector in selectors:
        if words(selector, "type").endswith("TextPositionSelector"):
            start, end = _number(at(selector, "start")), _number(at(selector, "end"))
    return Sought(
        exact if isinstance(exact, str) else "",
        _text(at(quotes, 0, "prefix")),
        _text(at(quotes, 0, "suffix")),
        start,
        end,
    )


def _selectors(value: dict[str, Any]) -> list[Any]:
    """The selectors of an annotation, and those that refine them."""
    found: list[Any] = []
    waiting = each(at(value, "target", 0, "selector"))[:100]
    while waiting and len(found) < 100:
        selector = waiting.pop(0)
        if isinstance(selector, dict):
            found.append(selector)
            waiting += each(selector.get("refinedBy"))[:100] + each(selector.get("items"))[:100]
    return found


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _key(found: Found, source: str) -> str:
    """An annotation's own id, with the time of its last change; one that has none goes by its
    content, and one that counts only inside its file by that too."""
    own = first_words(found.value, ("id",), ("@id",)).replace("\x00", " ")
    if not own or len(own) > 500:
        return f"content:{content_id(found.raw.decode('utf-8', 'replace'))}"
    changed = first_words(found.value, ("updated",), ("modified",)).replace("\x00", " ")[:100]
    return (source if own.startswith("#") else "") + own + (f" {changed}" if changed else "")
