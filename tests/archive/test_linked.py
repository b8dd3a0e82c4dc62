"""An archive has the links of a case, whether all came at once or day by day."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from rashomon.archive.folder import Folder
from rashomon.archive.linked import link
from rashomon.archive.told import copies, stories
from rashomon.errors import ArchiveError
from rashomon.exchange.holding import held
from rashomon.linking.copies import copies_of, texts_of
from rashomon.records import Copy, Reading, Segment
from rashomon.store import open_case
from tests.archive.conftest import write_shard

STANDING = (
    "The delta has been divided since the war of 2009, when the northern army took the dams of "
    "Norland and the Fenby Front kept the islands."
)


@pytest.fixture(scope="module")
def given(readings: list[Reading]) -> list[Reading]:
    """The invented reports, some with a sentence that has stood in them for months; some undated."""
    return [
        _with_background(reading)
        if number % 9 == 0
        else replace(reading, report=replace(reading.report, published=None))
        if number % 31 == 0
        else reading
        for number, reading in enumerate(readings)
    ]


def _with_background(reading: Reading) -> Reading:
    text = f"{reading.report.text} {STANDING}"
    place = (len(text) - len(STANDING), len(text))
    report = replace(reading.report, text=text, segments=(Segment(0, len(text), "body"),))
    return replace(reading, report=report, sentences=(*reading.sentences, place))


@pytest.fixture(scope="module")
def at_once(given: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them in an archive, linked in one go."""
    archive = tmp_path_factory.mktemp("archive")
    fill(archive, given, 3)
    assert link(archive) == 3
    return archive


def fill(archive: Path, given: Sequence[Reading], shards: int) -> None:
    for number in range(shards):
        write_shard(archive, f"shard-{number}", given[number::shards])


def in_memory(given: Sequence[Reading]) -> list[Copy]:
    return copies_of(text for reading in given for text in texts_of(reading))


def test_the_same_copies_as_all_texts_in_memory(at_once: Path, given: list[Reading]) -> None:
    found = list(copies(Folder(at_once)))
    assert found == in_memory(given)
    assert len({copy.degree for copy in found}) > 2


def test_a_case_has_the_same_copies_and_stories(
    at_once: Path, given: list[Reading], tmp_path: Path
) -> None:
    with open_case(tmp_path / "news.case", create=True) as case:
        with case.transaction():
            for reading in given:
                case.add(reading)
        case.compare()
        assert stories(Folder(at_once)) == {s.id: sorted(s.reports) for s in case.stories()}
        told = {copy for story in case.stories() for copy in story.copies}
        together = {
            frozenset((a, b))
            for story in case.stories()
            for a in story.reports
            for b in story.reports
        }
    found = set(copies(Folder(at_once)))
    assert told == {copy for copy in found if frozenset((copy.report, copy.of)) in together}
    assert told


def test_day_by_day_is_as_all_at_once(at_once: Path, given: list[Reading], tmp_path: Path) -> None:
    by_day = sorted(given, key=lambda r: r.report.published or "")
    cuts = [0, 60, 90, 91, len(given)]
    before: dict[Path, bytes] = {}
    for number, (first, last) in enumerate(pairwise(cuts)):
        write_shard(tmp_path, f"day-{number}", by_day[first:last])
        assert link(tmp_path) == 1
        assert all(path.read_bytes() == held for path, held in before.items())
        before = {path: path.read_bytes() for path in tmp_path.rglob("*.parquet")}
    assert list(copies(Folder(tmp_path))) == list(copies(Folder(at_once)))
    assert stories(Folder(tmp_path)) == stories(Folder(at_once))
    assert link(tmp_path) == 0


def test_a_report_in_two_shards_counts_once(given: list[Reading], tmp_path: Path) -> None:
    write_shard(tmp_path, "a", given[:40])
    write_shard(tmp_path, "b", given[20:60])
    link(tmp_path)
    write_shard(tmp_path, "c", given[:60])
    link(tmp_path)
    assert list(copies(Folder(tmp_path))) == in_memory(given[:60])


def test_a_shard_that_changed_is_told_and_linked_anew(given: list[Reading], tmp_path: Path) -> None:
    write_shard(tmp_path, "a", given[:40])
    link(tmp_path)
    write_shard(tmp_path, "a", given[:60])
    with pytest.raises(ArchiveError, match="shard a changed or went"):
        link(tmp_path)
    assert link(tmp_path, anew=True) == 1
    assert list(copies(Folder(tmp_path))) == in_memory(given[:60])


def test_a_shard_counts_once_its_manifest_is_there(given: list[Reading], tmp_path: Path) -> None:
    write_shard(tmp_path, "a", given[:40])
    write_shard(tmp_path, "b", given[40:80])
    (tmp_path / "manifest").mkdir()
    (tmp_path / "manifest" / "b.parquet").touch()
    assert link(tmp_path) == 1
    assert list(copies(Folder(tmp_path))) == in_memory(given[40:80])


def test_what_was_broken_off_begins_anew(given: list[Reading], tmp_path: Path) -> None:
    write_shard(tmp_path, "a", given[:60])
    link(tmp_path)
    (tmp_path / "linked" / "000001.parquet").unlink()
    assert link(tmp_path) == 1
    assert list(copies(Folder(tmp_path))) == in_memory(given[:60])


def test_one_program_at_a_time_links(given: list[Reading], tmp_path: Path) -> None:
    write_shard(tmp_path, "a", given[:40])
    with held(tmp_path, "linking", ArchiveError), pytest.raises(ArchiveError, match="is linking"):
        link(tmp_path)
    assert link(tmp_path) == 1


def test_the_parties_of_the_user_stay(given: list[Reading], tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text("fenby-watch: {name: Fenby Watch, type: government}\n")
    archive = tmp_path / "archive"
    write_shard(archive, "a", given[:40])
    assert link(archive, actors=[str(own)]) == 1
    assert link(archive, actors=[str(own)]) == 0
    with pytest.raises(ArchiveError, match="other --actors"):
        link(archive)
    assert link(archive, anew=True) == 1


@pytest.mark.parametrize("address", ["s3://bucket/tables", "gs://bucket/tables"])
def test_tables_in_a_store_are_to_be_copied_first(address: str) -> None:
    with pytest.raises(ArchiveError, match="copy them here first"):
        link(Path(address))
