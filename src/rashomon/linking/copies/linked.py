"""Texts in, the copies among them out, each with its degree, its direction and both passages.

Sentences that are stock are cut out of every text first: they neither bring two texts together nor
speak for a copy.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from rashomon.linking.copies.aligning import align
from rashomon.linking.copies.candidates import Candidates
from rashomon.linking.copies.degrees import degree_of, reason
from rashomon.linking.copies.direction import direction_of
from rashomon.linking.copies.glances import glance_of, may_copy
from rashomon.linking.copies.passages import passages_of
from rashomon.linking.copies.sketches import Sketch, sketch_of, without
from rashomon.linking.copies.stock import stock_of
from rashomon.linking.copies.texts import Text
from rashomon.records import Copy, content_id

# What makes a report the copy of another; the rest shows only that it is not independent of it.
COPIED = frozenset({"same", "copy", "derived"})


Stock = Callable[[Collection[int]], Collection[int]]


def copies_of(
    texts: Iterable[Text],
    decided: Mapping[frozenset[str], bool] | None = None,
    stock: Stock | None = None,
) -> list[Copy]:
    """Every copy among some texts; their order does not matter. `decided`: of two reports, whether
    people hold that one copies the other; `stock` says which of some prints are stock where more
    is known than these texts."""
    known = {text.key: text for text in texts}
    sketches = [s for key in sorted(known) if (s := sketch_of(known[key])) is not None]
    if stock is None:
        common: Collection[int] = stock_of(sketches)
    else:
        common = stock({number for sketch in sketches for number in sketch.prints})
    cut = (without(sketch, known[sketch.key], common) for sketch in sketches)
    verdicts = decided or {}
    pairs = {tuple(sorted(pair)) for pair in pairs_of([s for s in cut if s is not None])}
    held = [pair for pair, copied in verdicts.items() if copied]
    for pair in held:
        first, second = (
            [key for key in sorted(known) if key[0] == report] for report in sorted(pair)
        )
        pairs |= {(a, b) for a in first[:1] for b in second[:1]}
    glances = {key: glance_of(known[key], common) for pair in pairs for key in pair}
    found = (
        copy_of(known[a], known[b], common, said)
        for a, b in sorted(pairs)
        if (said := verdicts.get(frozenset((a[0], b[0])))) or may_copy(glances[a], glances[b])
    )
    return sorted((copy for copy in found if copy), key=lambda c: (c.report, c.of, c.id))


def pairs_of(sketches: Sequence[Sketch]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """Every pair of texts worth aligning, each once."""
    seen = Candidates()
    for sketch in sketches:
        for other in seen.near(sketch):
            yield other.key, sketch.key
        seen.add(sketch)


def copy_of(
    a: Text, b: Text, stock: Collection[int] = frozenset(), decided: bool | None = None
) -> Copy | None:
    """How one text copies the other; None where nothing shows that it does, or a person decided
    that it does not."""
    if decided is False:
        return None
    source, copy, sure, why = direction_of(a, b)
    found = align(source, copy, stock)
    degree = degree_of(source, copy, found)
    if decided and degree not in COPIED:
        degree = "derived"
    if degree is None:
        return None
    said = ("a person decided that it is a copy",) if decided else ()
    return Copy(
        id=content_id("copy", *sorted((a.report.id, b.report.id)), a.story, b.story),
        report=copy.report.id,
        of=source.report.id,
        degree=degree,
        sure=sure,
        covered=round(found.covered, 3),
        alike=round(found.alike, 3),
        how=(*said, reason(found), why),
        passages=passages_of(source, copy, found),
    )
