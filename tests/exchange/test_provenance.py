"""Where everything comes from in PROV-JSON: read back with prov, and followed from claim to bytes."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from prov.constants import PROV
from prov.model import (
    ProvActivity,
    ProvAgent,
    ProvAlternate,
    ProvAssociation,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
    ProvGeneration,
    ProvInfluence,
    ProvRecord,
    ProvUsage,
)

from rashomon.exchange.material import Material
from rashomon.exchange.out.prov_parts import document
from rashomon.exchange.out.provenance import lay_copy, write
from rashomon.records import Copy, CopyDegree, Fetch
from rashomon.store import open_case
from tests.exchange.hostile import MADE, OUTLETS, hostile_case, texts


def exported(path: Path, story: str | None = None) -> str:
    with open_case(path) as case:
        return "".join(write(Material(case, story, made=MADE)))


def read_back(text: str) -> ProvDocument:
    return ProvDocument.deserialize(content=text)


def pairs(document: ProvDocument, kind: type[ProvRecord]) -> list[tuple[str, str]]:
    """The first two things of each relation of a kind, by their names."""
    return [
        (str(r.formal_attributes[0][1]), str(r.formal_attributes[1][1]))
        for r in document.get_records(kind)
    ]


@pytest.fixture(scope="module")
def demo(demo_case: Path) -> ProvDocument:
    return read_back(exported(demo_case))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("hostile", [False, True])
def test_prov_reads_it_back_and_nothing_is_undeclared(demo_case: Path, hostile: bool) -> None:
    document = read_back(exported(hostile_case() if hostile else demo_case))
    declared = {r.identifier for r in document.get_records((ProvEntity, ProvActivity, ProvAgent))}
    for record in document.records:
        for name, value in record.formal_attributes:
            if value is not None and "Time" not in str(name) and str(name) != "prov:time":
                assert value in declared, (name, value)


def test_every_claim_leads_back_to_the_bytes(demo: ProvDocument, demo_case: Path) -> None:
    derived: dict[str, set[str]] = {}
    for made, used in pairs(demo, ProvDerivation):
        derived.setdefault(made, set()).add(used)
    with open_case(demo_case) as case:
        for reading in case.readings():
            report = f"rashomon:report/{reading.report.id}"
            assert f"rashomon:capture/{reading.report.sha256}" in derived[report]
            for claim in reading.claims:
                from_ = derived[f"rashomon:claim/{claim.id}"]
                assert report in from_
                (read,) = (name for name in from_ if name.startswith("rashomon:reading/"))
                assert report in derived[read]


def test_readings_name_the_tool_and_the_time(demo: ProvDocument) -> None:
    by_tool = dict(pairs(demo, ProvAssociation))
    reads = [
        r for r in demo.get_records(ProvActivity) if str(r.identifier).startswith("rashomon:read/")
    ]
    assert len(reads) == 12
    for read in reads:
        assert read.get_startTime() is not None
        assert str(read.identifier) in by_tool
    assert len(pairs(demo, ProvUsage)) >= 24
    assert any(name.startswith("rashomon:report/") for name, _ in pairs(demo, ProvGeneration))


def test_a_verbatim_copy_is_quoted_and_a_voice_is_a_primary_source(demo: ProvDocument) -> None:
    typed: dict[str, int] = {}
    for record in demo.get_records(ProvDerivation):
        for kind in record.get_attribute("prov:type"):
            typed[str(kind)] = typed.get(str(kind), 0) + 1
    assert typed[str(PROV["Quotation"])] == 1
    assert typed[str(PROV["PrimarySource"])] > 20


def test_quotations_are_the_words_of_their_reports(demo_case: Path) -> None:
    told = json.loads(exported(demo_case))
    with open_case(demo_case) as case:
        known = texts(case)
        claims = {c.id: c.report for r in case.readings() for c in r.claims}
    for name, record in told["entity"].items():
        if name.startswith("rashomon:claim/"):
            start, end = (int(record[f"rashomon:{key}"]["$"]) for key in ("start", "end"))
            report = claims[name.rpartition("/")[2]]
            assert known[report][start:end] == record["prov:value"]


def test_decisions_and_fetches_are_told(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.write_bytes(hostile_case().read_bytes())
    with open_case(path) as case:
        head = next(case.heads())
        case.keep_fetch(
            Fetch(
                "https://a.example/0",
                "https://a.example/0",
                200,
                (),
                MADE,
                "t 1",
                "bo <x>",
                head.sha256,
            )
        )
        claim = next(iter(case.reading(head.id).claims))
        key = (
            f"{claim.report}:{claim.evidence[0].start}-{claim.evidence[-1].end}:{claim.event.type}"
        )
        case.decide("reject", by="ana", why="misread & 'so'", entity=key, of="claim")
    document = read_back(exported(path))
    labels = {
        str(label)
        for r in document.get_records(ProvAgent)
        for label in r.get_attribute("prov:label")
    }
    assert {'ana "b"', "bo <x>", "ana", *OUTLETS} <= labels
    assert ("rashomon:fetch/1", "rashomon:person/bo%20%3Cx%3E") in pairs(document, ProvAssociation)
    assert ("rashomon:review/2", f"rashomon:report/{head.id}") in pairs(document, ProvUsage)
    assert f"rashomon:claim/{claim.id}" not in {str(r.identifier) for r in document.records}


@pytest.mark.parametrize(
    ("degree", "sure", "kind"),
    [
        ("copy", True, ProvDerivation),
        ("derived", True, ProvDerivation),
        ("quote", True, ProvInfluence),
        ("copy", False, ProvAlternate),
    ],
)
def test_what_is_not_known_of_a_copy_is_not_said(
    degree: CopyDegree, sure: bool, kind: type[ProvRecord]
) -> None:
    part = document()
    lay_copy(part, Copy("c", "b", "a", degree, sure, 0.9, 1.0, ("words",), ()))
    (record,) = part.records
    assert type(record) is kind
    assert pairs(part, kind) == [("rashomon:report/b", "rashomon:report/a")]


def test_one_story_alone_and_the_same_bytes_again(demo_case: Path) -> None:
    with open_case(demo_case) as case:
        story = next(case.stories())
    part = exported(demo_case, story.id)
    assert part == exported(demo_case, story.id)
    reports = [key for key in json.loads(part)["entity"] if key.startswith("rashomon:report/")]
    assert sorted(reports) == sorted(f"rashomon:report/{report}" for report in story.reports)


def test_a_case_from_before_the_log_has_no_times_and_no_readings(
    tmp_path: Path, demo_case: Path
) -> None:
    path = tmp_path / "case.db"
    path.write_bytes(demo_case.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER custody_no_delete")
        connection.execute("DELETE FROM custody")
        connection.commit()
    document = read_back(exported(path))
    names = {str(record.identifier) for record in document.get_records(ProvEntity)}
    assert any(name.startswith("rashomon:claim/") for name in names)
    assert not any(name.startswith("rashomon:reading/") for name in names)
