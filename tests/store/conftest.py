"""Hands every test an empty case, and a maker of readings such as a small newsroom would have."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rashomon.records import (
    Attribution,
    Claim,
    Event,
    Hop,
    Mention,
    Reading,
    Report,
    Role,
    content_id,
    span,
)
from rashomon.store import Case, open_case

MakeReading = Callable[..., Reading]


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a case may be made, in either database."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.case")
    else:
        with request.getfixturevalue("server").fresh() as address:
            yield address


@pytest.fixture
def case(place: str) -> Iterator[Case]:
    with open_case(place, create=True) as opened:
        yield opened


@pytest.fixture
def file_case(tmp_path: Path) -> Iterator[Case]:
    """A case in a SQLite file, for what only such a one can be asked."""
    with open_case(tmp_path / "news.case", create=True) as opened:
        yield opened


@pytest.fixture
def make() -> MakeReading:
    return make_reading


def make_reading(
    text: str = "The ministry said two rockets hit Smara.",
    *,
    name: str = "wire.txt",
    reader: str = "rules 1",
    source: str = "The ministry",
    entity: str | None = None,
    published: str | None = None,
    **claim: object,
) -> Reading:
    """A reading with one claim, on the whole of a text."""
    raw = text.encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    report = Report(
        id=content_id(name, sha256),
        name=name,
        sha256=sha256,
        address=name,
        text=text,
        published=published,
    )
    whole = span(text, 0, len(text))
    at = max(text.find("Smara"), 0)
    fields: dict[str, object] = {
        "event": Event(type="attack", trigger=text[:3], start=0, end=3, mode="rocket"),
        "certainty": "reported",
        "polarity": "affirmed",
        "place": Role(text=text[at : at + 5], start=at, end=len(text[: at + 5]), entity="smara"),
    }
    made = Claim(
        id=content_id(report.id, reader, text),
        report=report.id,
        story=0,
        evidence=(whole,),
        quote=text,
        chain=(
            Hop(source="The Wire", source_kind="own_voice"),
            Hop(source=source, source_kind="government", cue="said", entity=entity),
        ),
        reader=reader,
        **{**fields, **claim},  # type: ignore[arg-type]
    )
    return Reading(
        report=report,
        sentences=((0, len(text)),),
        mentions=(Mention(start=0, end=3, quote=text[:3], type="other"),),
        attributions=(
            Attribution(
                id="a1", source=(), cue=(whole,), content=(whole,), source_kind="unspecified"
            ),
        ),
        claims=(made,),
    )
