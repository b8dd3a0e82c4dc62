"""The dossier of a story as the page shows it: the same as the export's, with the page's style."""

from collections.abc import Iterator

import pytest
from lxml import html

from rashomon.store import open_case
from rashomon.views.dossier.page import style
from rashomon.views.web.desk import Desk
from rashomon.views.web.dossier import dossier
from tests.helpers import read_text
from tests.views.web.test_report import NoJobs
from tests.views.web.test_where_and_network import PAGES


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("case") / "a.case"
    with open_case(path, create=True) as case:
        readings = [read_text(text, name) for name, text in PAGES.items()]
        for reading in readings:
            case.add(reading)
        first, second = (reading.report.id for reading in readings)
        case.decide(
            "merge", by="ana <a>", why="one & the same", entity=first, into=second, of="story"
        )
        case.compare()
    opened = Desk(path, jobs=NoJobs())  # type: ignore[arg-type]
    yield opened
    opened.close()


def test_the_page_is_styled_by_its_own_file_and_tells_what_people_decided(desk: Desk) -> None:
    story = next(desk.case.stories())
    found = html.fromstring(dossier(desk, story))
    assert found.xpath("//link/@href") == ["/assets/dossier.css"]
    assert not found.xpath("//style | //script")
    assert len(found.xpath("//article")) == 1
    words = found.text_content()
    assert "ana <a>" in words
    assert "one & the same" in words
    for report in desk.case.heads(story.reports):
        assert report.sha256 in words
    assert "It does not say who is right" in words


def test_the_style_is_the_one_that_is_served() -> None:
    assert ".version" in style()
    assert "@page" in style()
