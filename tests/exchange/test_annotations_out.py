"""Claims as annotations: whose words they quote, and that these are found again in the page."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from rashomon.exchange.anchoring import Anchoring, Sought
from rashomon.exchange.graphemes import is_cut
from rashomon.exchange.into.annotations import take
from rashomon.exchange.material import Material
from rashomon.exchange.out.annotations import write
from rashomon.records import Reading, span
from rashomon.store import open_case
from tests.store.conftest import make_reading

from .pages import ADDRESS, page_case, page_words


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_case(tmp_path_factory.mktemp("page"))


def annotations(path: Path) -> list[dict[str, Any]]:
    with open_case(path) as case:
        return [
            json.loads(line) for line in write(Material(case, made="2026-11-22T10:00:00+00:00"))
        ]


def sought(annotation: dict[str, Any]) -> Sought:
    quote, position = annotation["target"]["selector"]
    words = quote["exact"], quote["prefix"], quote["suffix"]
    return Sought(*words, position["start"], position["end"])


def test_an_annotation_has_the_form_of_the_standard(page: Path) -> None:
    made = annotations(page)
    assert made
    for each in made:
        assert each["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert each["type"] == "Annotation"
        assert each["motivation"] == "describing"
        assert each["creator"]["type"] == "Software"
        assert each["created"] == "2026-11-22T10:00:00Z"
        assert each["target"]["source"] == ADDRESS
        assert each["target"]["state"]["cached"].startswith("urn:sha256:")
        machine, plain = each["body"]
        assert machine["format"] == "application/json"
        told = json.loads(machine["value"])
        assert each["id"] == "urn:rashomon:claim:{claim}:{role}:{start}-{end}".format(**told)
        assert told["sentence"] in plain["value"]
    assert len({each["id"] for each in made}) == len(made)


def test_evidence_sources_and_cues_of_both_sides_are_annotated(page: Path) -> None:
    told = [
        json.loads(a["body"][0]["value"]) | {"quote": a["target"]["selector"][0]["exact"]}
        for a in annotations(page)
    ]
    by_role: dict[str, set[str]] = {}
    for each in told:
        by_role.setdefault(each["role"], set()).add(each["quote"])
    assert {"evidence", "source", "cue", "polarity"} <= set(by_role)
    assert any("army" in words for words in by_role["source"])
    assert any("Front" in words for words in by_role["source"])
    assert "denied" in by_role["cue"]


def test_quotations_are_the_words_at_their_positions_in_code_points(page: Path) -> None:
    with open_case(page) as case:
        (text,) = (reading.report.text for reading in case.readings())
    for each in annotations(page):
        quote, position = each["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert max(len(quote["prefix"]), len(quote["suffix"])) <= 32


def test_quotations_are_found_in_the_page_as_a_browser_has_it(page: Path) -> None:
    there = Anchoring(page_words())
    lost = [
        each["target"]["selector"][0]
        for each in annotations(page)
        if there.find(sought(each)).place is None
    ]
    assert lost == []


def test_what_is_exported_is_found_again_where_it_stood(page: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    made = annotations(page)
    file.write_text("".join(json.dumps(each) + "\n" for each in made), encoding="utf-8")
    with open_case(page) as case:
        taken = list(take(case, file, "Alma"))
        assert [t.words for t in taken if t.anchored is not True] == []
        kept = {i.key: (i.start, i.end, i.quote) for i in case.imported("annotation")}
    for each in made:
        quote, position = each["target"]["selector"]
        assert kept[each["id"]] == (position["start"], position["end"], quote["exact"])


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث إن الجيش نفى القصف. 😀",
        "cafe\u0301 was hit, the front said 👩\u200d🚒",
        "\u0301 stands alone here",
        "=cmd() \"quoted\", 'twice';\n\nthen\ta line",
    ],
)
def test_no_letter_is_cut(text: str, tmp_path: Path) -> None:
    reading = make_reading(text)
    with open_case(tmp_path / "a.db", create=True) as case:
        case.add(_cut(reading, 0, 4), text.encode())
        (line, *_) = write(Material(case))
    quote, position = json.loads(line)["target"]["selector"]
    assert not is_cut(text, position["start"])
    assert not is_cut(text, position["end"])
    assert text[position["start"] : position["end"]] == quote["exact"]


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"retrieved": "2026-03-04T10:00:00+01:00"}, {"sourceDate": "2026-03-04T09:00:00Z"}),
        (
            {"retrieved": "2026-03-04T10:00:00Z", "published": "2026-03-01"},
            {"sourceDate": "2026-03-04T10:00:00Z"},
        ),
        (
            {"published": "2026-03-04"},
            {"sourceDateStart": "2026-03-04T00:00:00Z", "sourceDateEnd": "2026-03-04T23:59:59Z"},
        ),
        ({"published": "last week"}, {}),
        ({}, {}),
    ],
)
def test_the_time_of_a_page_is_as_exact_as_it_is_known(
    told: dict[str, str], state: dict[str, str], tmp_path: Path
) -> None:
    made = _state(tmp_path, **told)
    assert {k: v for k, v in made["state"].items() if k not in ("type", "cached")} == state


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("my page.txt", "my%20page.txt"),
        ("http://[broken", "http%3A//%5Bbroken"),
    ],
)
def test_a_source_is_an_address(address: str, source: str, tmp_path: Path) -> None:
    assert _state(tmp_path, address=address)["source"] == source


def _state(folder: Path, **told: str) -> Any:
    reading = make_reading("The front denied it, Norland said.")
    with open_case(folder / "a.db", create=True) as case:
        case.add(replace(reading, report=replace(reading.report, **told)))
        (line, *_) = write(Material(case))
    return json.loads(line)["target"]


def _cut(reading: Reading, start: int, end: int) -> Reading:
    """The reading with its evidence cut to some characters, and maybe through one."""
    (claim,) = reading.claims
    return replace(
        reading, claims=(replace(claim, evidence=(span(reading.report.text, start, end),)),)
    )
