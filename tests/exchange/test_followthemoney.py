"""FollowTheMoney entities out, each valid by its own package, and back in as parties of a case."""

import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import ExchangeError, LanguageError
from rashomon.exchange.into.followthemoney import take
from rashomon.exchange.material import Material
from rashomon.exchange.out.followthemoney import write
from rashomon.exchange.out.ftm_making import dataset, ident
from rashomon.store import open_case
from tests.exchange.hostile import MADE, OUTLETS, hostile_case, texts

HAS_FTM = importlib.util.find_spec("followthemoney") is not None
needs_ftm = pytest.mark.skipif(not HAS_FTM, reason="needs the extra: pip install rashomon[ftm]")
ENTITIES = """\
{"id": "Q1", "schema": "Person", "properties": {"name": ["Varim Oltas"], "alias": ["Warim Oltass"]}}
{"id": "Q2", "schema": "Organization", "properties": {"name": ["Dorna Relief"], "abbreviation": ["DR"]}}
{"id": "Q3", "schema": "Vessel", "properties": {"name": ["Sea Star"]}}
"""


def exported(path: Path, story: str | None = None) -> list[Any]:
    with open_case(path) as case:
        return [json.loads(line) for line in write(Material(case, story, made=MADE))]


def of(entities: list[Any], schema: str) -> list[Any]:
    return [entity for entity in entities if entity["schema"] == schema]


@pytest.fixture(scope="module")
def demo(demo_case: Path) -> list[Any]:
    return exported(demo_case)


@pytest.mark.skipif(HAS_FTM, reason="the extra is installed")
def test_without_the_extra_one_sentence_says_what_to_install(
    demo_case: Path, tmp_path: Path
) -> None:
    with open_case(demo_case) as case:
        with pytest.raises(ExchangeError, match=r'pip install "rashomon\[ftm\]"'):
            write(Material(case))
        with pytest.raises(LanguageError, match=r'pip install "rashomon\[ftm\]"'):
            list(take(case, tmp_path / "entities.json", "ana"))


def test_ids_are_what_followthemoney_takes() -> None:
    assert ident("party", "valley-guard") == "rashomon-party-valley-guard"
    for odd in ("list:neriva", "وادي", "a b", "-a", "x" * 200):
        assert re.fullmatch(r"rashomon-party-[0-9a-f]{16}", ident("party", odd))
    assert dataset("The Long Column", "r1") == "the_long_column"
    assert dataset("🕊", "r1") == dataset(None, "r1") == "report_r1"


@needs_ftm
@pytest.mark.parametrize("hostile", [False, True])
def test_every_entity_is_valid_and_refers_to_one_that_is_there(
    demo_case: Path, hostile: bool
) -> None:
    from followthemoney import model

    entities = exported(hostile_case() if hostile else demo_case)
    ids = [entity["id"] for entity in entities]
    assert len(ids) == len(set(ids))
    for entity in entities:
        schema = model.get(entity["schema"])
        schema.validate(entity)
        assert set(schema.required) <= entity["properties"].keys()
        proxy = model.get_proxy(entity, cleaned=False)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in set(ids), (entity["schema"], prop.name, value)


@needs_ftm
def test_the_demonstration_case_has_all_kinds(demo: list[Any]) -> None:
    count = Counter(entity["schema"] for entity in demo)
    assert count["Article"] == 12
    assert count["Event"] == 1
    assert count["Note"] == count["Documentation"] == 171
    assert min(count[s] for s in ("PublicBody", "Organization", "Person", "Address", "Mention")) > 5
    names = {entity["properties"]["name"][0] for entity in of(demo, "Organization")}
    assert "Valley Guard" in names


@needs_ftm
@pytest.mark.parametrize("hostile", [False, True])
def test_every_quotation_is_the_words_of_its_report(demo_case: Path, hostile: bool) -> None:
    path = hostile_case() if hostile else demo_case
    with open_case(path) as case:
        known = {ident("report", key): text for key, text in texts(case).items()}
    entities = exported(path)
    for entity in of(entities, "Article"):
        assert entity["properties"]["bodyText"] == [known[entity["id"]]]
    told = [
        (statement["origin"].partition(": ")[2], statement["original_value"] or statement["value"])
        for event in of(entities, "Event")
        for statement in event["statements"]
        if "#" in statement["origin"]
    ]
    told += [
        (
            entity["properties"]["description"][0].partition(";")[0],
            entity["properties"]["summary"][0],
        )
        for entity in (*of(entities, "Documentation"), *of(entities, "UnknownLink"))
    ]
    assert len(told) > 20
    for where, words in told:
        report, start, end = re.fullmatch(r"(.*)#c(\d+)-(\d+)", where).groups()  # type: ignore[union-attr]
        assert known[report][int(start) : int(end)] == words


@needs_ftm
def test_rival_days_and_tolls_stand_side_by_side_with_their_sources(demo: list[Any]) -> None:
    from followthemoney.entity import ValueEntity
    from followthemoney.statement import Statement

    (event,) = of(demo, "Event")
    assert "involved" not in event["properties"]
    days = {(s["value"], s["dataset"]) for s in event["statements"] if s["prop"] == "date"}
    assert ("2024-05-04", "orrery") in days
    assert len({value for value, _ in days}) > 1
    tolls = [v for v in event["properties"]["summary"] if v.startswith("how many killed")]
    assert len(tolls) > 4
    assert all(" – " in toll for toll in tolls)
    for statement in event["statements"]:
        assert Statement.from_dict(statement).to_dict() == statement
    again = ValueEntity.from_dict(json.loads(json.dumps(event)))
    assert set(again.get("summary")) == set(event["properties"]["summary"])


@needs_ftm
def test_a_role_is_claimed_by_somebody_or_denied_by_somebody(demo: list[Any]) -> None:
    roles = [e for e in of(demo, "UnknownLink") if e["id"].startswith("rashomon-role-")]
    words = [entity["properties"]["role"][0] for entity in roles]
    assert all("claimed by" in each or "denied by" in each for each in words)
    assert {"claimed by", "denied by"} <= {" ".join(w.split(", ")[1].split()[:2]) for w in words}
    for entity in roles:
        assert entity["properties"].keys() >= {"proof", "status", "recordId", "summary"}


@needs_ftm
def test_names_that_take_sides_are_weak_aliases(demo: list[Any]) -> None:
    weak = {a for e in demo for a in e["properties"].get("weakAlias", ())}
    assert "the Tasquine clique" in weak or any("regime" in each for each in weak)


@needs_ftm
def test_a_contested_place_has_no_country_and_all_that_is_said_of_it() -> None:
    entities = exported(hostile_case())
    (place,) = of(entities, "Address")
    assert place["properties"]["full"] == ["Sevastopol"]
    assert "country" not in place["properties"]
    assert len(place["properties"]["notes"]) > 1
    assert {e["properties"]["publisher"][0] for e in of(entities, "Article")} == set(OUTLETS)


@needs_ftm
def test_one_story_alone_and_the_same_bytes_again(demo_case: Path, demo: list[Any]) -> None:
    with open_case(demo_case) as case:
        story = next(case.stories())
    part = exported(demo_case, story.id)
    assert part == exported(demo_case, story.id)
    assert len(of(part, "Article")) == len(story.reports) < len(of(demo, "Article"))


@needs_ftm
def test_parties_are_taken_in_and_read_by(tmp_path: Path) -> None:
    path = tmp_path / "watch.ftm.json"
    path.write_text(ENTITIES, encoding="utf-8")
    with open_case(tmp_path / "case.db", create=True) as case:
        told = {each.key: each for each in take(case, path, "ana")}
        assert [each.kept for each in told.values()] == [True, True, False]
        assert told["Q2"].new
        assert "1 more name" in told["Q2"].words
        assert "Vessel" in told["Q3"].words
        assert case.language().names.neutral["dorna-relief"] == "Dorna Relief"
        assert [each.new for each in take(case, path, "ana")] == [False, False, False]
        path.write_text(ENTITIES.replace("Varim", "Varem").replace("Q1", "Q9"), encoding="utf-8")
        assert {each.key: each.new for each in take(case, path, "ana")} == {
            "Q9": True,
            "Q2": False,
            "Q3": False,
        }
        assert "varim-oltas" not in case.language().names.neutral


@needs_ftm
@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("watch.txt", ENTITIES, "let it end in one of .ftm"),
        ("watch.json", "no json\n", "line 1 is no FollowTheMoney entity"),
        ("watch.json", ENTITIES.splitlines()[2], "no person and no organisation"),
    ],
)
def test_what_cannot_be_taken_in_changes_nothing(
    tmp_path: Path, name: str, content: str, what: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with open_case(tmp_path / "case.db", create=True) as case:
        with pytest.raises((ExchangeError, LanguageError), match=what):
            list(take(case, path, "ana"))
        assert case.list_files() == ([], [])


@needs_ftm
def test_what_was_exported_can_be_taken_in(demo_case: Path, tmp_path: Path) -> None:
    path = tmp_path / "demo.ftm.json"
    with open_case(demo_case) as case:
        path.write_text("".join(write(Material(case, made=MADE))), encoding="utf-8")
    with open_case(tmp_path / "case.db", create=True) as case:
        told = list(take(case, path, "ana"))
        assert case.language().names.neutral["valley-guard"] == "Valley Guard"
    assert sum(each.kept for each in told) > 20
    assert len(told) == len(path.read_text(encoding="utf-8").splitlines())
