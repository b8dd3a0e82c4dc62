"""Under which words an entity is told of, as people decided, and in which claims."""

from collections.abc import Iterator

import pytest

from rashomon.store import open_case
from rashomon.views.web.desk import Desk
from rashomon.views.web.screens.name import name_screen
from tests.helpers import read_text
from tests.views.web.test_report import NoJobs

PAGES = {
    "east.txt": "Colonel Petro Vale said Russia shelled a school in Donetsk. Vale said five people were "
    "killed. Ukraine said Russia attacked the school.",
    "north.txt": "Colonel Petro Vale denied that Ukraine attacked a school in Kharkiv. Ukraine attacked "
    "the school, the Russian defence ministry said.",
}


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("case") / "a.case"
    with open_case(path, create=True) as case:
        for name, text in PAGES.items():
            case.add(read_text(text, name))
    opened = Desk(path, jobs=NoJobs())  # type: ignore[arg-type]
    yield opened
    opened.close()


def test_words_are_listed_once_with_where_they_stand(desk: Desk) -> None:
    found = name_screen(desk, "petro-vale")
    assert found is not None
    by_words = {one.words: one for one in found.words}
    assert by_words["Colonel Petro Vale"].reports == 2
    for one in found.words:
        report = desk.case.reading(one.report).report
        assert " ".join(report.text[one.start : one.end].split()).casefold() == one.words.casefold()
    assert {claim.report for claim in found.claims} == {report.id for report in desk.case.reports()}


def test_both_sides_are_listed_alike(desk: Desk) -> None:
    for party in ("ru", "ua"):
        found = name_screen(desk, party)
        assert found is not None
        assert found.reports == 2
        assert found.claims


def test_a_merge_moves_words_and_claims_and_a_split_some_of_them(desk: Desk) -> None:
    desk.case.decide("merge", by="ana", why="one man", entity="petro-vale", into="p-v")
    gone, merged = name_screen(desk, "petro-vale"), name_screen(desk, "p-v")
    assert gone is not None
    assert merged is not None
    assert (gone.now, gone.words, gone.claims) == ("p-v", (), ())
    assert merged.reports == 2
    assert merged.claims
    desk.case.decide(
        *("split",), by="bo", why="his brother", entity="p-v", into="q-v", name="colonel petro vale"
    )
    brother = name_screen(desk, "q-v")
    assert brother is not None
    assert [one.words for one in brother.words] == ["Colonel Petro Vale"]
    assert brother.reports == 2
    desk.case.decide("rename", by="bo", why="house style", entity="q-v", name="P. Vale")
    renamed = name_screen(desk, "q-v")
    assert renamed is not None
    assert (renamed.name, len(renamed.decisions)) == ("P. Vale", 2)


def test_what_is_nowhere_is_not_shown(desk: Desk) -> None:
    assert name_screen(desk, "nobody-at-all") is None
