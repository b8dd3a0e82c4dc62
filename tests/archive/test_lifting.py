"""What is found in an archive, and what is lifted from it into a case."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.archive.finding import Wish, find
from rashomon.archive.folder import Folder
from rashomon.archive.lifting import lift, meant
from rashomon.archive.linked import link
from rashomon.archive.told import stories
from rashomon.cli import app
from rashomon.errors import ArchiveError
from rashomon.reader import read
from rashomon.records import Reading
from rashomon.store import open_case
from tests.archive.conftest import write_shard

PAGES = {
    "gazette": "Norland shelled the market of Norport on Monday, killing six porters, the mayor said. "
    "The army of Norland denied it. Smoke rose above the quay for hours on Monday.",
    "post": "Six porters were killed when Norland shelled the market of Norport on Monday, the mayor "
    "said. The army of Norland denied it and blamed the Fenby Front for the shells.",
    "courier": "The Fenby Front shelled a school in Fenby on Monday, the army of Norland said. The front "
    "denied that it had fired on the school.",
}

DAYS = {"gazette": "2024-05-07", "post": "2024-05-07", "courier": "2024-01-09"}


@pytest.fixture(scope="module")
def read_pages(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    """Pages of both sides, read as they would be."""
    page = tmp_path_factory.mktemp("pages") / "pages.jsonl"
    rows = (
        {"id": name, "text": text, "publisher": name.title(), "published": DAYS[name]}
        for name, text in PAGES.items()
    )
    page.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return list(read([page]))


@pytest.fixture(scope="module")
def archive(read_pages: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Folder:
    path = tmp_path_factory.mktemp("archive")
    write_shard(path, "a", read_pages[:2])
    write_shard(path, "b", read_pages[2:])
    link(path, workers=1)
    return Folder(path)


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        (Wish(event="attack", place="Norport"), {"gazette", "post"}),
        (Wish(event="denial"), {"gazette", "post", "courier"}),
        (Wish(party="Fenby Front", event="attack"), {"courier"}),
        (Wish(words="smoke QUAY"), {"gazette"}),
        (Wish(words="quays"), set()),
        (Wish(words="mayor", first=date(2024, 5, 8)), set()),
        (Wish(words="mayor", first=date(2024, 5, 7), last=date(2024, 5, 7)), {"gazette", "post"}),
        (Wish(), {"gazette", "post", "courier"}),
    ],
)
def test_what_answers_a_wish(
    archive: Folder, read_pages: list[Reading], wish: Wish, names: set[str]
) -> None:
    texts = {reading.report.id: reading.report.text for reading in read_pages}
    found = find(archive, wish, 50)
    assert {each.name for each in found} == names
    for each in found:
        for place in each.evidence:
            assert texts[each.report][place.start : place.end] == place.quote


def test_pages_of_answers_hold_each_once(archive: Folder) -> None:
    everything = find(archive, Wish(event="denial"), 50)
    assert everything == [
        each
        for skip in range(len(everything))
        for each in find(archive, Wish(event="denial"), 1, skip)
    ]


def test_a_lifted_story_compares_as_when_read_straight(
    archive: Folder, read_pages: list[Reading], tmp_path: Path
) -> None:
    ((story, reports),) = stories(archive).items()
    with open_case(tmp_path / "lifted.case", create=True) as case:
        assert lift(archive, meant(archive, [story[:8]]), case) == 2
        case.compare()
        lifted = list(case.stories()), list(case.readings())
    with open_case(tmp_path / "straight.case", create=True) as case:
        for reading in read_pages:
            if reading.report.id in reports:
                case.add(reading)
        case.compare()
        assert (list(case.stories()), list(case.readings())) == lifted
    assert [each.id for each in lifted[0]] == [story]


def test_no_such_story_is_one_sentence(archive: Folder) -> None:
    with pytest.raises(ArchiveError) as told:
        meant(archive, ["nothing"])
    assert "there is no story or report 'nothing'" in str(told.value)


def test_the_commands(archive: Folder, tmp_path: Path) -> None:
    def run(*words: object) -> str:
        done = CliRunner().invoke(app, ["archive", *map(str, words)])
        assert done.exit_code == 0, done.output
        return done.output

    assert "0 shards linked" in run("link", archive.path, "--workers", 1)
    rows = [
        json.loads(line)
        for line in run("find", archive.path, "--event", "attack", "--json").splitlines()
    ]
    assert {"story", "report", "publisher", "day", "evidence", "claim"} <= rows[0].keys()
    assert "--page 2 has more" in run("find", archive.path, "--event", "attack", "--limit", 1)
    story = next(row["story"] for row in rows if row["story"])
    out = tmp_path / "desk.case"
    assert "reports are new" in run("case", archive.path, story, "--out", out)
    assert out.exists()


def test_without_duckdb_it_says_what_to_install(
    archive: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ArchiveError, match=r"pip install 'rashomon\[archive\]'"):
        find(archive, Wish(), 1)


def test_an_empty_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no tables of reports"):
        link(tmp_path)
