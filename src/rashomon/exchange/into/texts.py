"""Ids of reports in; their texts, ready to look for words in, out: the last few are remembered."""

from collections import OrderedDict
from collections.abc import Iterator

from rashomon.exchange.anchoring import Anchoring
from rashomon.exchange.folding import fold_words
from rashomon.store import Case

# Annotations of one page stand together in a file, and a folded text is three times its size.
REMEMBERED = 4
# Words are looked for in the case's index by the first of them.
ASKED = 12


class Texts:
    """The texts of a case's reports, as they are asked for."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: OrderedDict[str, tuple[str, Anchoring]] = OrderedDict()

    def of(self, report: str) -> str:
        """The text of a report, by id."""
        return self._one(report)[0]

    def anchoring(self, report: str) -> Anchoring:
        """The text of a report, by id, to look for words in."""
        return self._one(report)[1]

    def holding(self, words: str) -> Iterator[str]:
        """The reports, by id, whose texts hold the first of some words."""
        asked = " ".join(word for word in words.split() if word.isalnum())
        asked = " ".join(asked.split()[:ASKED])
        if asked:
            yield from [report.id for report in self._case.reports(asked)]

    def holds(self, report: str, words: str) -> bool:
        """Whether a report's text holds some words, where spaces and signs' spelling do not
        matter."""
        return fold_words(words) in self.anchoring(report).plain

    def _one(self, report: str) -> tuple[str, Anchoring]:
        if report in self._known:
            self._known.move_to_end(report)
        else:
            text = self._case.text_of(report, 0, self._case.length_of(report))
            self._known[report] = text, Anchoring(text)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return self._known[report]
