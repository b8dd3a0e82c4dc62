"""A shard in; its tables and its row out. The same shard gives the same bytes, whoever does it."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec.structs import replace

from rashomon import __version__
from rashomon.exchange.versions import SCHEMA_VERSION
from rashomon.exchange.writing import TableFile, add_reading
from rashomon.geography import load_gazetteer, split_places
from rashomon.intake.archives import Held, Passed
from rashomon.intake.html import EXTRACTOR
from rashomon.intake.reports import Intake, read_pages
from rashomon.intake.sites import Sites
from rashomon.language import Language, load_language
from rashomon.reader import Reader, default_reader
from rashomon.reading.encoder import MODEL, open_encoder, shipped_folder
from rashomon.records import Archived, Failure, Reading, Report
from rashomon.run.filing import Folder
from rashomon.run.manifest import (
    WRITTEN,
    ShardRow,
    Versions,
    Written,
    about,
    clear_parts,
    drop,
    forget_row,
    is_done,
    write_row,
)
from rashomon.run.shards import PAGES, Shard, Source, items_of, plan, unplanned

# How often a shard may end its worker, or fail, before it is set aside.
TRIES = 3
# Kinds of what is passed over that are counted by name; a hostile archive could invent any number.
KINDS = 200

Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker is made of: where tables go, the user's lists and places, pages in a shard."""

    out: str
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    pages: int = PAGES


class Done(NamedTuple):
    """What came of a shard; `fresh` unless it had been read before."""

    row: ShardRow
    fresh: bool


class Worker:
    """Holds a reader, with an encoder that uses one thread, and does what it is given."""

    def __init__(self, setup: Setup, folder: Folder | None = None) -> None:
        self.setup = setup
        self.folder = folder or Folder.at(setup.out)
        lists, gazetteers = split_places(setup.places)
        self.language = load_language("en", setup.actors, lists)
        encoder = open_encoder(shipped_folder(), threads=1)
        gazetteer = load_gazetteer(self.language, gazetteers)
        self.reader = default_reader(self.language, encoder, gazetteer)
        self.versions = Versions(
            tool=f"rashomon {__version__}",
            reader=self.reader.name,
            model=encoder.manifest.files[MODEL],
            extractor=EXTRACTOR,
            schema=SCHEMA_VERSION,
        )

    def plan(self, source: Source) -> list[Shard]:
        """The shards of a source. That it could not be planned before is forgotten once it can."""
        shards = plan(source, self.setup.pages)
        if shards[0].failure is None:
            drop(self.folder, unplanned(source, "").id)
        return shards

    def do(self, shard: Shard, tell: Tell = lambda _: None) -> Done:
        """Read a shard, unless that is done; `tell` hears of each report. A shard of which workers
        die, or that fails in another way, is tried so often and then set aside."""
        if row := is_done(self.folder, shard, self.versions):
            return Done(row, fresh=False)
        reason = "its worker died of it, or was killed,"
        if tried := self.folder.tried(shard.id):
            clear_parts(self.folder, shard.id)
        for _ in range(tried, TRIES):
            self.folder.trying(shard.id)
            try:
                row = self._read(shard, tell)
            except Exception as error:  # one bad shard never stops a thousand
                reason = f"reading it stopped at an unexpected {type(error).__name__} ({error})"
            else:
                self.folder.ended(shard.id)
                return Done(row, fresh=True)
        bare = replace(shard, failure=_given_up(shard, reason))
        row = self._read(bare, tell)
        self.folder.ended(shard.id)
        return Done(row, fresh=True)

    def _read(self, shard: Shard, tell: Tell) -> ShardRow:
        return read_shard(shard, self.reader, self.language, self.folder, self.versions, tell)


def read_shard(
    shard: Shard,
    reader: Reader,
    language: Language,
    folder: Folder,
    versions: Versions,
    tell: Tell = lambda _: None,
) -> ShardRow:
    """Read a shard and write its tables, then its row."""
    forget_row(folder, shard.id)
    counts = _Counts()
    with folder.sheets([f"{table}/{shard.id}.parquet" for table in WRITTEN]) as sheets:
        files = {
            name: TableFile(sheet, table, about())
            for (name, table), sheet in zip(WRITTEN.items(), sheets, strict=True)
        }
        for entry in _entries(shard, reader, language, counts):
            if isinstance(entry, Reading):
                add_reading(files, entry)
                tell(files["reports"].count)
            else:
                files["pages" if isinstance(entry, Archived) else "failures"].add(entry)
        for file in files.values():
            file.close()
        tables = tuple(
            Written(name, files[name].count, sheet.size, sheet.sha256)
            for name, sheet in zip(WRITTEN, sheets, strict=True)
        )
    row = _row(shard, versions, counts, tables)
    write_row(folder, row)
    return row


@dataclass(slots=True)
class _Counts:
    records: int = 0
    pages: int = 0
    again: int = 0
    passed: Counter[str] = field(default_factory=Counter)

    def passes(self, what: str) -> None:
        """Count a record that is no page."""
        self.passed[what if what in self.passed or len(self.passed) < KINDS else "other"] += 1


class _Slot(NamedTuple):
    """The place of a reading that is not there yet, among what is written in order."""

    custody: Archived


def _entries(
    shard: Shard, reader: Reader, language: Language, counts: _Counts
) -> Iterator[Reading | Archived | Failure]:
    """What is written of a shard, in the order of its pages, while the encoder looks ahead."""
    order: deque[Archived | Failure | _Slot] = deque()
    for reading, _ in reader.read(_intakes(shard, language, counts, order)):
        while not isinstance(entry := order.popleft(), _Slot):
            yield entry
        yield reading
        yield _kept(entry.custody, reading.report)
        if reading.failure is not None:
            yield reading.failure
    for entry in order:
        if not isinstance(entry, _Slot):
            yield entry


def _intakes(
    shard: Shard, language: Language, counts: _Counts, order: deque[Archived | Failure | _Slot]
) -> Iterator[Intake]:
    """The reports of a shard that are to be read, each once; all else goes into the order alone."""
    seen: set[str] = set()
    sites = Sites(item.page for item in items_of(shard) if isinstance(item, Held))
    for item in items_of(shard):
        counts.records += 1
        if isinstance(item, Passed):
            counts.passes(item.what)
            continue
        if isinstance(item, Failure):
            order.append(item)
            continue
        counts.pages += 1
        for intake in read_pages([item.page], language, sites):
            report = intake.report
            if not report.text:
                order.append(item.custody)
                if intake.failure is not None:
                    order.append(intake.failure)
            elif report.id in seen:
                counts.again += 1
                order.append(_kept(item.custody, report))
            else:
                seen.add(report.id)
                order.append(_Slot(item.custody))
                yield intake


def _kept(custody: Archived, report: Report) -> Archived:
    return replace(custody, report=report.id, address=report.address)


def _given_up(shard: Shard, reason: str) -> Failure:
    advice = "give it again, with fewer workers; if it fails again, please report it"
    return Failure("run", f"{reason} {TRIES} times; it was set aside", shard.id, advice)


def _row(
    shard: Shard, versions: Versions, counts: _Counts, tables: tuple[Written, ...]
) -> ShardRow:
    rows = {each.table: each.rows for each in tables}
    return ShardRow(
        shard=shard.id,
        input=shard.source.name,
        sha256=shard.sha256,
        kind=shard.source.kind,
        begin=shard.cut.begin,
        end=shard.cut.end,
        member=shard.cut.member,
        versions=versions,
        aside=shard.failure.reason if shard.failure else None,
        records=0 if shard.failure else counts.records,
        pages=counts.pages,
        reports=rows["reports"],
        again=counts.again,
        mentions=rows["mentions"],
        attributions=rows["attributions"],
        claims=rows["claims"],
        failures=rows["failures"],
        passed=tuple(sorted(counts.passed.items())),
        tables=tables,
    )
