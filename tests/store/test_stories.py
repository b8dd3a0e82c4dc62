"""What a case keeps of its comparisons is what comparing anew gives, whatever happened meanwhile."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from msgspec.structs import replace

from rashomon.errors import MissingError
from rashomon.linking.verdicts import claim_key
from rashomon.reader import read
from rashomon.records import Reading
from rashomon.store import Case, open_case
from rashomon.weighing import compare_readings
from rashomon.weighing.compare import heading_of, rank, stories_of


@pytest.fixture(scope="module")
def demo() -> list[Reading]:
    with as_file(files("rashomon") / "demo") as folder:
        return list(read([folder / "reports"], [folder / "actors.yml"], [folder / "places.yml"]))


@pytest.fixture
def case(tmp_path: Path, demo: list[Reading]) -> Iterator[Case]:
    with open_case(tmp_path / "demo.case", create=True) as opened:
        for reading in demo:
            opened.add(reading)
        opened.compare()
        yield opened


def anew(case: Case) -> list[object]:
    return sorted(stories_of(case, case.language(), case.standing()), key=rank)


def test_kept_stories_are_those_of_all_readings(case: Case, demo: list[Reading]) -> None:
    assert list(case.stories()) == anew(case)
    assert tuple(case.stories()) == compare_readings(demo).stories


def test_a_list_shows_what_the_stories_hold(case: Case) -> None:
    assert case.headings() == [heading_of(story) for story in case.stories()]
    (heading,) = case.headings()
    assert heading.reports == 11
    assert 1 <= heading.origins_min <= heading.origins_max <= heading.reports
    assert heading.changed == "2024-05-06"
    assert "how many killed" in heading.conflicts


def test_what_did_not_change_is_not_compared_again(case: Case) -> None:
    told: list[tuple[int, int]] = []
    case.link()
    before = case.compared()
    case.compare(lambda done, of: told.append((done, of)))
    assert told == []
    assert case.compared() == before


@pytest.mark.parametrize("kind", ["claim", "copy", "story", "origin", "entity"])
def test_a_decision_changes_the_story_that_it_is_of(case: Case, kind: str) -> None:
    (story,) = case.stories()
    before = case.compared()
    version = next(v for p in story.points for v in p.versions if v.merges)
    said: dict[str, tuple[str, str, str | None]] = {
        "claim": ("reject", claim_key(case.claim(version.claims[0])), None),
        "copy": ("reject", story.copies[0].report, story.copies[0].of),
        "story": ("split", story.reports[0], story.reports[-1]),
        "origin": ("reject", *(claim_key(case.claim(c)) for c in version.merges[0].answers)),  # type: ignore[dict-item]
        "entity": ("merge", "valley-guard", "yms"),
    }
    verb, entity, into = said[kind]
    decision = case.decide(verb, by="ana", why="", entity=entity, into=into, of=kind)  # type: ignore[arg-type]
    case.compare()
    assert case.compared() != before
    assert list(case.stories()) == anew(case)
    case.decide("undo", by="ana", why="", undoes=decision.number, of=kind)  # type: ignore[arg-type]
    case.compare()
    assert list(case.stories()) == [story]


def test_a_story_that_grew_is_found_by_its_former_id(tmp_path: Path, demo: list[Reading]) -> None:
    with open_case(tmp_path / "growing.case", create=True) as case:
        for reading in demo[:8]:
            case.add(reading)
        case.compare()
        (before,) = case.headings()
        for reading in demo[8:]:
            case.add(reading)
        case.compare()
        (after,) = case.headings()
        assert before.id != after.id
        assert case.story(before.id).id == after.id
        assert case.story(after.id[:6]).id == after.id
        points = case.story(after.id, whole=False)
        assert (points.points, points.copies) == (case.story(after.id).points, ())
        with pytest.raises(MissingError, match="no story 'nowhere'"):
            case.story("nowhere")


def test_reports_know_their_stories(case: Case, demo: list[Reading]) -> None:
    (story,) = case.stories()
    assert case.told() == set(story.reports)
    assert all(case.stories_of_report(report) == [story.id] for report in story.reports)
    (alone,) = {reading.report.id for reading in demo} - case.told()
    assert case.stories_of_report(alone) == []


def test_another_reading_of_a_report_changes_its_story(case: Case, demo: list[Reading]) -> None:
    before = case.compared()
    read_again = replace(demo[0], claims=demo[0].claims[:1])
    case.add(read_again, reader="a newer one")
    case.compare()
    assert case.compared() != before
    assert list(case.stories()) == anew(case)
