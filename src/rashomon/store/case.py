"""Readings go in, one at a time or in batches; records come out, one by one or by question.

A case is one SQLite file, with two companions (`-wal`, `-shm`) while it is open, or a schema of a
PostgreSQL server. Many may read it while one writes; whoever reads sees it as it was when the
reading began.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from msgspec.structs import replace

from rashomon.errors import MissingError, StoreError, sentence
from rashomon.linking.copies.stock import stock_among
from rashomon.linking.decided import (
    as_told,
    decided,
    decided_claims,
    meant,
    taken_for,
    told_claims,
)
from rashomon.linking.groups import Fixed, Group, groups_of
from rashomon.records import (
    Claim,
    Decision,
    Failure,
    Heading,
    Reading,
    Report,
    Segment,
    Story,
)
from rashomon.store import (
    asking,
    finding,
    keys,
    linking,
    rows,
    stories,
    windows,
    writing,
)
from rashomon.store.address import place_of
from rashomon.store.finding import Named, Passed, Used
from rashomon.store.guarded import Guarded
from rashomon.store.linked import Kept, sentences
from rashomon.store.search import Wanted
from rashomon.store.sqlite import File

# Told how much of how much is done.
Progress = Callable[[int, int], None]


def open_case(path: str | Path, create: bool = False, *, wait: float = 10.0) -> "Case":
    """Open a case, by the path of its file or as `postgresql://USER@HOST/DATABASE?schema=SCHEMA`;
    one of an earlier form is brought to today's.

    `create` makes the case where there is none, or only an empty file or schema; `wait` is how many
    seconds to wait for another writer before giving up.

    >>> with open_case("news.case", create=True) as case:
    ...     case.add(reading, raw)
    True
    """
    place = place_of(path)
    if isinstance(place, Path):
        return Case(File(place, create, wait), place)
    # Imported here because most people have no server, and need no driver for one.
    from rashomon.store.postgres import Schema

    return Case(Schema(place, create, wait), path)


class Case(Guarded):
    """An open case. Threads may share it; each has its own transaction."""

    def add(
        self,
        reading: Reading,
        raw: bytes | None = None,
        *,
        reader: str | None = None,
        by: str | None = None,
    ) -> bool:
        """Keep a reading, its report, its failure and the bytes it was read from.

        True when any of it was new. The reader is the one that the claims name; a reading without
        claims names none, so whoever knows the reader should say it. `by` is whose hand the log
        names; else whoever runs this.
        """
        name = rows.reader_of(reading) if reader is None else reader
        with self._writing() as connection:
            return writing.keep(connection, reading, raw, name, by)

    def add_failure(self, failure: Failure, sha256: str | None = None) -> bool:
        """Keep a failure that no report came of; True when it was new."""
        with self._writing() as connection, self._base.understood():
            return writing.keep_failure(connection, failure, sha256)

    def readings(self, newest: bool = True) -> Iterator[Reading]:
        """Every report's newest reading, or all of them; the order is that of `reports()`.

        The newest are seen as people have decided of their entities; all, as they were read.
        """
        found = self._stream(lambda connection: asking.readings(connection, newest))
        return decided(found, self.standing()) if newest else found

    def readings_of(self, reports: Collection[str]) -> Iterator[Reading]:
        """The newest readings of some reports, by id, as people have decided of their entities."""
        found = self._stream(lambda connection: asking.readings_of(connection, reports))
        return decided(found, self.standing())

    def link(self, progress: Progress | None = None) -> None:
        """Link what has come in since with all that was linked before, each report once.

        `progress` is told how much of how much is done. An older case is linked from its readings.
        """
        how = linking.outlining(self.language())
        with self._reading() as connection:
            readings, accounts = linking.waiting(connection, how)
        done = 0
        while readings or accounts:
            with self._writing() as connection:
                if readings:
                    done += linking.outline(connection, self.standing(), how)
                else:
                    done += linking.link(connection)
                readings, accounts = linking.waiting(connection, how)
            if progress:
                progress(done, done + readings + accounts)

    def compare(self, progress: Progress | None = None) -> None:
        """Link what has come in, and lay the accounts of each story that changed side by side.

        `progress` is told how much of how much is done, of linking and then of comparing.
        """
        self.link(progress)
        stories.bring_up_to_date(self, self._reading, self._writing, self.language(), progress)

    def headings(self) -> list[Heading]:
        """What a list shows of each story, as last compared: the one of the strongest conflict
        first."""
        with self._reading() as connection:
            return stories.headings(connection)

    def stories(self) -> Iterator[Story]:
        """Every story, as last compared, in the order of `headings()`."""
        return self._stream(stories.stories)

    def story(self, key: str, *, whole: bool = True) -> Story:
        """A story, as last compared, by its id or the beginning of it; by the id that it had
        before it grew, too. Not `whole`, it comes without its origins, copies, drifts, names and
        links, which may be ten times as much as all the rest."""
        with self._reading() as connection:
            return stories.story(connection, key, whole=whole)

    def compared(self) -> str:
        """What changes whenever a story was compared again, or is no more."""
        with self._reading() as connection:
            return stories.stamp(connection)

    def told(self) -> set[str]:
        """The reports, by id, that are part of any story, as last compared."""
        with self._reading() as connection:
            return stories.told(connection)

    def stories_of_report(self, report: str) -> list[str]:
        """The ids of the stories that a report, by id, is part of."""
        with self._reading() as connection:
            return stories.of_report(connection, report)

    def headings_of_report(self, report: str) -> list[Heading]:
        """What a list shows of the stories that a report, by id, is part of."""
        with self._reading() as connection:
            return stories.headings(connection, stories.of_report(connection, report))

    def groups(self, fixed: Fixed) -> Iterator[Group]:
        """The groups of accounts that tell of one happening, as far as they were linked; `fixed`:
        what people have decided of two reports."""
        return self._stream(lambda connection: groups_of(Kept(connection), fixed))

    def stock(self, prints: Collection[int]) -> Collection[int]:
        """Which of some sentences, by their prints, are standing background or furniture."""
        with self._reading() as connection:
            return stock_among(sentences(connection, prints))

    def reading(self, key: str) -> Reading:
        """The newest reading of one report, by its id, its name or the beginning of either."""
        with self._reading() as connection:
            return next(decided([asking.reading(connection, key)], self.standing()))

    def reports(self, text: str | None = None) -> Iterator[Report]:
        """Every report, or those that hold all words of `text`; by date, name and id."""
        return self._stream(lambda connection: asking.reports(connection, text))

    def heads(self, reports: Collection[str] | None = None) -> Iterator[Report]:
        """Every report that has a text, or some by id, without text and segments."""
        return self._stream(lambda connection: asking.heads(connection, reports))

    def claims(
        self,
        report: str | None = None,
        source: str | None = None,
        event_type: str | None = None,
        certainty: str | None = None,
        polarity: str | None = None,
        text: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Claim]:
        """Claims of the newest readings that answer every wish, in the order of `reports()`.

        `report` is a key as for `reading`; `source` a part of the name or entity of any voice of
        the chain, in any case; `text` words that the claim's quote holds, in any order. Claims that
        people made where none was read come last.
        """
        wanted = Wanted(source, event_type, certainty, polarity, text)
        if limit is not None and limit < 0:
            raise ValueError(f"a limit of {limit} claims cannot be kept; use 0 or more")
        standing = self.standing()
        # Some of those found may have been rejected.
        most = None if limit is None else limit + len(standing)
        found = self._stream(lambda c: asking.claims(c, wanted, report, most))
        everything = chain(decided_claims(found, standing), self._unread(standing, wanted, report))
        return islice(everything, limit)

    def _unread(
        self, standing: Sequence[Decision], wanted: Wanted, report: str | None
    ) -> Iterator[Claim]:
        """The claims of people that stand for none of a newest reading, as far as wanted."""
        told = list(told_claims(standing))
        if not told:
            return
        with self._reading() as connection:
            mine = keys.report_id(connection, report) if report is not None else None
            unread = [claim for key, claim in told if not asking.has_claim(connection, key)]
        yield from (c for c in unread if mine in (None, c.report) and wanted.fits(c))

    def claim(self, key: str) -> Claim:
        """A claim of a newest reading, or one that a person made, by its id or the beginning of
        it; as people told it, and also where somebody rejected it."""
        standing = self.standing()
        with self._reading() as connection:
            found = windows.claims_by_id(connection, key)
        told = {c.id: c for d in standing if (c := d.claim) is not None and c.id.startswith(key)}
        claims = {claim.id: claim for claim in (*found, *told.values())}
        if len(claims) != 1:
            reason = f"{key!r} begins the ids of several claims" if claims else f"no claim {key!r}"
            advice = "give more of it" if claims else "`rashomon claims CASE --json` shows ids"
            raise (StoreError if claims else MissingError)(sentence(reason, advice=advice))
        return as_told(next(iter(claims.values())), standing)

    def report_id(self, key: str) -> str:
        """The id of the one report that a key means: an id, a name, or the beginning of either."""
        with self._reading() as connection:
            return keys.report_id(connection, key)

    def length_of(self, report: str) -> int:
        """How many characters a report, by id, has."""
        with self._reading() as connection:
            return windows.length(connection, report)

    def failure_of(self, report: str) -> Failure | None:
        """What went wrong with the newest reading of a report, by id."""
        with self._reading() as connection:
            return asking.failure_of(connection, report)

    def same_page(self, report: Report) -> list[Report]:
        """The reports of one address, without texts: what a page said at several visits."""
        with self._reading() as connection:
            return list(asking.heads(connection, asking.at_address(connection, report.address)))

    def find_reports(self, text: str, limit: int) -> list[Passed]:
        """Some reports that hold all words of a text, the best first, each with the words around
        the first of them."""
        with self._reading() as connection:
            return finding.reports(connection, text, limit)

    def find_names(self, text: str, also: Collection[str], limit: int) -> list[Named]:
        """Some entities that a name with all words of a text means, and those of `also`, by id; the
        ones that most reports name first."""
        with self._reading() as connection:
            return finding.names(connection, text, also, limit)

    def uses(self, entity: str) -> list[Used]:
        """The words that mean an entity, report by report, as people decided."""
        standing = self.standing()
        with self._reading() as connection:
            found = finding.uses(connection, taken_for(entity, standing))
        means = meant(standing)
        return [use for use in found if means(use.entity, use.words, use.report) == entity]

    def name_of(self, entity: str) -> str | None:
        """How the reports write an entity; None where none names it."""
        with self._reading() as connection:
            return finding.written_name(connection, entity)

    def text_of(self, report: str, start: int, end: int) -> str:
        """The words of a report, by id, between two offsets in characters."""
        with self._reading() as connection:
            return windows.text(connection, report, start, end)

    def segments_of(self, report: str) -> tuple[Segment, ...]:
        """The segments of a report, by id, as its newest reading saw them."""
        with self._reading() as connection:
            return windows.segments(connection, report)

    def window(self, report: str, start: int, end: int) -> Reading:
        """What is read of a stretch of a report, by id, as people see it: the mentions,
        attributions and claims that reach into it, also claims that were rejected. The report comes
        without its text."""
        with self._reading() as connection:
            read = windows.window(connection, report, start, end)
        seen = next(decided([read], self.standing(), rejected=True))
        claims = (c for c in seen.claims if c.evidence[0].start < end)
        mine = tuple(c for c in claims if c.evidence[-1].end > start)
        return replace(seen, claims=mine)

    def claim_count(self, report: str) -> int:
        """How many claims the newest reading of a report, by id, has as it was read."""
        with self._reading() as connection:
            return windows.claim_count(connection, report)

    def claim_places(self, report: str) -> list[tuple[str, int, int]]:
        """The id, start and end of each claim of a report, by id, in the order of their words, as
        people see them; also of those that were rejected."""
        standing = self.standing()
        told = any(d.claim is not None and d.claim.report == report for d in standing)
        with self._reading() as connection:
            if not told:
                return windows.claim_places(connection, report)
            read = asking.readings_of(connection, [report])
            claims = next(decided(read, standing, rejected=True)).claims
        return [(c.id, c.evidence[0].start, c.evidence[-1].end) for c in claims]

    def failures(self) -> Iterator[Failure]:
        """Everything that could not be read, by where it happened."""
        return self._stream(asking.failures)

    def counts(self) -> dict[str, int]:
        """How many rows each table holds, older readings included."""
        with self._reading() as connection:
            return asking.counts(connection)
