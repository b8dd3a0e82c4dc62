"""What an engine tells in; how far it is, and in the end what came of it, out."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from rashomon.run.events import At, Ended, Event, Planned

COUNTED = ("records", "pages", "reports", "again", "mentions", "attributions", "claims", "failures")


@dataclass(slots=True)
class Summary:
    """Counts of a run. `share` is the part of the bytes whose shards are done, from 0 to 1."""

    total: int
    sources: int = 0
    twice: int = 0
    shards: int = 0
    read: int = 0
    before: int = 0
    fresh: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    aside: list[str] = field(default_factory=list)
    _weights: dict[str, float] = field(default_factory=dict)
    _done: float = 0.0
    _going: dict[str, int] = field(default_factory=dict)

    def hears(self, event: Event) -> None:
        """Take in what an engine tells."""
        if isinstance(event, Planned):
            self._planned(event)
        elif isinstance(event, At):
            self._going[event.shard] = event.reports
        else:
            self._ended(event)

    @property
    def ended(self) -> int:
        """Shards that are done, in this run or before."""
        return self.read + self.before + len(self.aside)

    @property
    def now(self) -> int:
        """Reports read in this run so far, those of shards that are not done among them."""
        return self.fresh + sum(self._going.values())

    @property
    def share(self) -> float:
        """How much is done."""
        return min(1.0, self._done / self.total) if self.total else 0.0

    def told(self) -> dict[str, Any]:
        """The whole as JSON."""
        return {
            "sources": self.sources,
            "twice": self.twice,
            "shards": self.shards,
            "read": self.read,
            "before": self.before,
            "aside": self.aside,
            **{name: self.counts[name] for name in COUNTED},
            "passed": dict(sorted(self.passed.items())),
        }

    def words(self) -> str:
        """The whole as a sentence for people."""
        said = f"{self.counts['reports']} reports, {self.counts['claims']} claims in {self.shards}"
        said += f" shards of {self.sources} files"
        if self.before:
            said += f"; {self.before} shards had been read before"
        if self.twice:
            said += f"; {self.twice} files were given twice"
        if passed := sum(self.passed.values()):
            most = ", ".join(f"{count} {what}" for what, count in self.passed.most_common(3))
            said += f"; {passed} records are no pages ({most})"
        if self.counts["failures"]:
            said += f"; {self.counts['failures']} could not be read, or not wholly (see failures/)"
        return said

    def _planned(self, event: Planned) -> None:
        self.sources += 1
        self.twice += event.twice
        self.shards += len(event.shards)
        pages = sum(shard.cut.pages for shard in event.shards) or 1
        for shard in event.shards:
            self._weights[shard.id] = event.source.size * shard.cut.pages / pages
        if event.twice:
            self._done += event.source.size

    def _ended(self, event: Ended) -> None:
        row = event.row
        self._going.pop(row.shard, None)
        self._done += self._weights.pop(row.shard, 0)
        if row.aside:
            self.aside.append(f"{row.shard}: {row.aside}")
        elif event.fresh:
            self.read += 1
        else:
            self.before += 1
        self.fresh += row.reports if event.fresh else 0
        for name in COUNTED:
            self.counts[name] += getattr(row, name)
        self.passed.update(dict(row.passed))
