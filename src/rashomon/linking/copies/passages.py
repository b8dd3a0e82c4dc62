"""Two aligned texts in, the passages of both that are one out: aligned sentences that stand side by
side in both texts are one passage.
"""

from collections.abc import Iterator, Sequence

from rashomon.linking.copies.aligning import Alignment, Pair
from rashomon.linking.copies.texts import Text
from rashomon.records import Passage, Place, span


def passages_of(source: Text, copy: Text, found: Alignment) -> tuple[Passage, ...]:
    """The passages of an alignment of (source, copy), in the order of the copy."""
    return tuple(
        Passage(
            _place(source, {pair.first for pair in run}),
            _place(copy, {pair.second for pair in run}),
            round(sum(pair.alike for pair in run) / len(run), 3),
        )
        for run in _runs(found.pairs)
    )


def _runs(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    run: list[Pair] = []
    for pair in pairs:
        if run and (pair.first - run[-1].first > 1 or pair.second - run[-1].second > 1):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _place(text: Text, numbers: set[int]) -> Place:
    start = min(text.sentences[number].start for number in numbers)
    end = max(text.sentences[number].end for number in numbers)
    cut = span(text.report.text, start, end)
    return Place(text.report.id, cut.start, cut.end, cut.quote)
