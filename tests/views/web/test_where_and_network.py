"""Where claims say it happened, and who claims what of whom, from sentences of both sides."""

from collections.abc import Iterator

import pytest

from rashomon.store import open_case
from rashomon.views.web.desk import Desk
from rashomon.views.web.screens.network import network_screen
from rashomon.views.web.screens.where import where_screen
from tests.helpers import read_text
from tests.views.web.test_report import NoJobs

PAGES = {
    "east.txt": "Rockets hit a school in Donetsk on 3 May 2024, killing five people, the Ukrainian army said. "
    "Russia attacked the school, the Ukrainian army said. The Russian defence ministry said Russia did not attack the school.",
    "north.txt": "Rockets hit a school in Kharkiv on 3 May 2024, killing five people, Russia said. "
    "Ukraine attacked the school, Russia said. Ukraine accused Russia of the attack.",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("case") / "a.case"
    with open_case(path, create=True) as case:
        readings = [read_text(text, name) for name, text in PAGES.items()]
        for reading in readings:
            case.add(reading)
        first, second = (reading.report.id for reading in readings)
        case.decide("merge", by="ana", why="", entity=first, into=second, of="story")
        case.compare()
    opened = Desk(path, jobs=NoJobs())  # type: ignore[arg-type]
    yield opened
    opened.close()


def test_rival_places_are_tied_and_those_of_one_account_are_not(desk: Desk) -> None:
    where = where_screen(desk, None)
    (rival,) = where.rivals
    assert {where.spots[number].name for number in rival.spots} == {"Donetsk", "Kharkiv"}
    days = {told.earliest for told in where.claims if told.earliest}
    assert days == {"2024-05-03"}
    assert where.left_out == 0


def test_a_place_is_as_precise_as_it_is_named(desk: Desk) -> None:
    spots = {spot.name: spot for spot in where_screen(desk, None).spots}
    assert spots["Donetsk"].precision == 1
    assert spots["Kharkiv"].lat == pytest.approx(50.0, abs=0.3)


def test_each_claimant_has_a_picture_of_its_own(desk: Desk) -> None:
    network = network_screen(desk, None)
    told = {
        (
            picture.name,
            network.nodes[edge.source],
            edge.act,
            network.nodes[edge.target],
            edge.denied,
        )
        for picture in network.pictures
        for edge in picture.edges
    }
    assert ("Russia", "Ukraine", "attacked", "the school", False) in told
    assert ("Russia", "Russia", "attacked", "the school", True) in told
    assert ("Ukraine", "Ukraine", "accuses", "Russia", False) in told
    assert all(edge.origins <= edge.reports for p in network.pictures for edge in p.edges)
    claims = {claim for p in network.pictures for edge in p.edges for claim in edge.claims}
    assert claims <= network.quotes.keys()
