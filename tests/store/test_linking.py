"""A case that links as reports come in has the same stories as all its readings taken together."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace

from rashomon.linking import accounts_of
from rashomon.reader import read
from rashomon.records import Decision, Reading, Story
from rashomon.store import Case, open_case
from rashomon.store.outlines import outline_from, outline_row
from rashomon.weighing import compare_readings
from rashomon.weighing.compare import rank, stories_of
from tests.linking.outlines import outlines
from tests.store.test_migrations import without_the_page


@pytest.fixture(scope="module")
def demo() -> list[Reading]:
    """The readings of the demonstration case."""
    with as_file(files("rashomon") / "demo") as folder:
        return list(read([folder / "reports"], [folder / "actors.yml"], [folder / "places.yml"]))


@pytest.fixture(scope="module")
def blank() -> Iterator[Path]:
    """A case without reports, to be copied: making one takes longer than filling it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "blank.case"
        open_case(path, create=True).close()
        yield path


def stories(case: Case) -> tuple[Story, ...]:
    case.link()
    return tuple(sorted(stories_of(case, decisions=case.standing()), key=rank))


def together(readings: Sequence[Reading], decisions: Sequence[Decision] = ()) -> tuple[Story, ...]:
    return compare_readings(readings, decisions=decisions).stories


def fill(case: Case, readings: Sequence[Reading]) -> None:
    with case.transaction():
        for reading in readings:
            case.add(reading)


def test_the_demonstration_case_has_the_same_stories(case: Case, demo: list[Reading]) -> None:
    fill(case, demo)
    assert stories(case) == together(demo)
    assert stories(case)


@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_batches_in_any_order_give_the_same_stories(
    demo: list[Reading], blank: Path, data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(demo))[: data.draw(st.integers(2, len(demo)))]
    undated = data.draw(st.sets(st.sampled_from(mixed).map(lambda r: r.report.id), max_size=2))
    mixed = [_without_day(r) if r.report.id in undated else r for r in mixed]
    cuts = sorted(data.draw(st.sets(st.integers(0, len(mixed)), max_size=3)))
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(blank, Path(folder) / "news.case"))
        with open_case(path) as case:
            for first, last in zip([0, *cuts], [*cuts, len(mixed)], strict=True):
                fill(case, mixed[first:last])
                case.link()
            assert stories(case) == together(mixed)


def _without_day(reading: Reading) -> Reading:
    return replace(reading, report=replace(reading.report, published=None))


def test_reports_are_linked_once(case: Case, demo: list[Reading]) -> None:
    told: list[tuple[int, int]] = []
    fill(case, demo)
    case.link(lambda done, of: told.append((done, of)))
    assert told
    assert told[-1][0] == told[-1][1]
    before = case.counts()
    told.clear()
    case.link(lambda done, of: told.append((done, of)))
    assert told == []
    assert case.counts() == before
    assert before["accounts"] >= len(demo)
    assert min(before["links"], before["account_marks"], before["account_prints"]) > 0


def test_a_decision_on_an_entity_is_seen_and_can_be_undone(case: Case, demo: list[Reading]) -> None:
    fill(case, demo)
    before = stories(case)
    claim = next(
        c for c in case.claims() if c.place and c.place.entity and c.event.type == "attack"
    )
    assert claim.place is not None
    said = case.decide("merge", by="ana", why="", entity=claim.place.entity, into="elsewhere")
    more = case.decide("merge", by="ana", why="", entity="elsewhere", into="nowhere")
    readings = list(case.readings())
    assert stories(case) == together(readings, case.standing()) != before
    for each in (said, more):
        case.decide("undo", by="ana", why="", undoes=each.number)
    assert stories(case) == before


def test_reports_that_a_person_merges_or_splits(case: Case, demo: list[Reading]) -> None:
    fill(case, demo)
    before = stories(case)
    first, second = before[0].reports[:2]
    alone = next(r.report.id for r in demo if all(r.report.id not in s.reports for s in before[:1]))
    case.decide("split", by="bo", why="", entity=first, into=second, of="story")
    merged = case.decide("merge", by="bo", why="", entity=first, into=alone, of="story")
    assert stories(case) == together(demo, case.standing()) != before
    case.decide("undo", by="bo", why="", undoes=merged.number)
    case.decide("undo", by="bo", why="", undoes=merged.number - 1)
    assert stories(case) == before


def test_only_the_newest_reading_counts(case: Case, demo: list[Reading]) -> None:
    emptied = [replace(r, claims=()) for r in demo]
    for reading in demo:
        case.add(reading, reader="old")
    case.link()
    for reading in emptied:
        case.add(reading, reader="new")
    assert stories(case) == together(emptied)


def test_a_case_of_an_earlier_form_is_linked_once(file_case: Case, demo: list[Reading]) -> None:
    fill(file_case, demo)
    before = stories(file_case)
    file_case.close()
    with closing(sqlite3.connect(file_case.path, isolation_level=None)) as tool:
        without_the_page(tool)
        for table in ("accounts", "account_marks", "account_prints", "links"):
            tool.execute(f"DROP TABLE {table}")
        tool.execute("DROP INDEX readings_to_outline")
        tool.execute("ALTER TABLE readings DROP COLUMN outlined")
        tool.execute("UPDATE alembic_version SET version_num = '0005'")
    with open_case(file_case.path) as again:
        assert stories(again) == before


def test_outlines_come_back_to_the_last_bit(demo: list[Reading]) -> None:
    for account in accounts_of(demo):
        row = outline_row(account.outline, account.report.publisher or "")
        again = outline_from(row)  # type: ignore[arg-type]
        assert outline_row(again, row["publisher"]) == row
        assert again.marks == account.outline.marks


@given(outlines("r1"))
def test_any_outline_comes_back(outline: object) -> None:
    row = outline_row(outline, "")  # type: ignore[arg-type]
    again = outline_from(row)  # type: ignore[arg-type]
    assert (again.at, again.involving, again.between) == (
        outline.at,
        outline.involving,
        outline.between,
    )  # type: ignore[attr-defined]
    assert (again.spots, again.on, again.tolls) == (outline.spots, outline.on, outline.tolls)  # type: ignore[attr-defined]
    assert (again.key, again.published, again.marks) == (
        outline.key,
        outline.published,
        outline.marks,
    )  # type: ignore[attr-defined]
