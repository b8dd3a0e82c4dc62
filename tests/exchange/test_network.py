"""Who claims what of whom as GraphML: typed keys, an edge each, exact words."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from rashomon.exchange.material import Material
from rashomon.exchange.out.network import KEYS, write
from rashomon.exchange.out.xml_text import written
from rashomon.store import open_case
from tests.exchange.hostile import MADE, hostile_case, texts
from tests.helpers import read_text

NS = "{http://graphml.graphdrawing.org/xmlns}"


def graph(path: Path, story: str | None = None) -> Any:
    with open_case(path) as case:
        return etree.fromstring("".join(write(Material(case, story, made=MADE))).encode())


def data(element: Any) -> dict[str, str]:
    return {d.get("key").partition("_")[2]: d.text or "" for d in element.findall(f"{NS}data")}


@pytest.fixture(scope="module")
def demo(demo_case: Path) -> Any:
    return graph(demo_case)


def test_keys_are_declared_with_their_types(demo: Any) -> None:
    declared = {
        (k.get("for"), k.get("attr.name"), k.get("attr.type")) for k in demo.iter(f"{NS}key")
    }
    assert declared == set(KEYS)
    ids = {key.get("id") for key in demo.iter(f"{NS}key")}
    assert {d.get("key") for d in demo.iter(f"{NS}data")} <= ids


def test_edges_are_between_declared_parties(demo: Any) -> None:
    nodes = {node.get("id") for node in demo.iter(f"{NS}node")}
    edges = list(demo.iter(f"{NS}edge"))
    assert len({edge.get("id") for edge in edges}) == len(edges) > 5
    assert {end for e in edges for end in (e.get("source"), e.get("target"))} <= nodes
    names = {data(node)["name"] for node in demo.iter(f"{NS}node")}
    assert {"Valley Guard", "Velkasse", "Ysmere"} <= names


def test_a_denial_is_an_edge_of_its_own(demo: Any) -> None:
    told = [data(edge) for edge in demo.iter(f"{NS}edge")]
    assert {each["denied"] for each in told} == {"true", "false"}
    seen = {(e["claimant"], e["label"], e["denied"], e["own_voice"]) for e in told}
    assert len(seen) == len(told)


def test_counts_go_from_the_least_to_the_most(demo: Any) -> None:
    for edge in demo.iter(f"{NS}edge"):
        told = data(edge)
        if "origins_min" in told:
            least, most = int(told["origins_min"]), int(told["origins_max"])
            assert 1 <= least <= most <= int(told["reports"]) <= int(told["claims"])


@pytest.mark.parametrize("hostile", [False, True])
def test_every_quotation_is_the_words_of_its_report(demo_case: Path, hostile: bool) -> None:
    path = hostile_case() if hostile else demo_case
    found = graph(path)
    with open_case(path) as case:
        known = texts(case)
    edges = list(found.iter(f"{NS}edge"))
    assert edges
    for edge in edges:
        quotes = json.loads(data(edge)["quotes"])
        assert len(quotes) == int(data(edge)["claims"])
        for quote in quotes:
            for words in quote["evidence"]:
                assert known[quote["report"]][words["start"] : words["end"]] == words["quote"]


def test_names_are_never_markup() -> None:
    found = graph(hostile_case())
    names = {data(edge)["claimant_name"] for edge in found.iter(f"{NS}edge")}
    assert any("<script>" in name for name in names)
    assert not list(found.iter("script", f"{NS}script"))


def test_what_xml_cannot_hold_is_marked() -> None:
    assert written("a\x00b\ufffe\tc🕊") == "a�b�\tc🕊"


def test_a_story_is_a_part_of_the_case_and_bytes_are_the_same_again(demo_case: Path) -> None:
    with open_case(demo_case) as case:
        story = next(case.stories()).id
        whole = "".join(write(Material(case, made=MADE)))
        assert "".join(write(Material(case, made=MADE))) == whole
        part = "".join(write(Material(case, story, made=MADE)))
    assert 0 < part.count("<edge ") <= whole.count("<edge ")


def test_origins_stay_blank_where_nobody_has_looked(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with open_case(path, create=True) as case:
        case.add(read_text("Ukraine attacked the school on 3 May 2024, Russia said.", "alone.txt"))
        case.compare()
    (edge,) = graph(path).iter(f"{NS}edge")
    told = data(edge)
    assert (told["claimant_name"], told["reports"]) == ("Russia", "1")
    assert "origins_min" not in told
    assert "origins_max" not in told
