"""A story in; an Event of FollowTheMoney out, with one statement for each thing that each source
says of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.exchange.material import TOOL, Material
from rashomon.exchange.out.ftm_making import Maker, dataset, ident, url
from rashomon.reading.days import day_of
from rashomon.records import Answer, Point, Report, Story
from rashomon.views.comparing import is_list
from rashomon.views.words import chain_words, slot_words

HAPPENED = ": happened"
# What of a happening has a property of its own; all else is told in a summary.
PROPERTIES = {"place": "location", "day": "date"}


def event(story: Story, material: Material, maker: Maker) -> str:
    """The Event of a story. Nobody is `involved` in it: that somebody was is claimed, and
    FollowTheMoney knows no "according to" there."""
    key = ident("story", story.id)
    heads = [material.heads[report] for report in story.reports]
    said = list(_statements(story, material, maker, key))
    own = maker.statement(key, "Event", "name", value=story.title, dataset="rashomon", origin=TOOL)
    found: dict[str, list[str]] = {}
    for statement in said:
        found.setdefault(statement["prop"], []).append(statement["value"])
    properties = {
        "name": story.title,
        "startDate": story.earliest,
        "endDate": story.latest,
        **found,
        "recordId": story.id,
        "proof": [ident("report", report) for report in story.reports],
        "sourceUrl": [url(head.address) for head in heads],
        "publisher": [head.publisher for head in heads],
    }
    return maker.line("Event", key, properties, [own, *said])


def _statements(
    story: Story, material: Material, maker: Maker, key: str
) -> Iterator[dict[str, Any]]:
    kind = _kind(story)
    seen: set[str] = set()
    for point in story.points:
        if is_list(point.slot):
            continue
        for answer in point.answers:
            name, value = _told(point, answer, kind, material)
            head = material.heads[answer.report]
            made = maker.statement(
                key,
                "Event",
                name,
                value=value,
                original_value=answer.quote,
                **_source(answer, head),
            )
            # Two claims of a source on one thing are one statement: the first.
            if made["id"] not in seen:
                seen.add(made["id"])
                yield made


def _kind(story: Story) -> str:
    """What most accounts of a story say happened: its places and days are those of the Event."""
    told = Counter(
        {
            point.slot.removesuffix(HAPPENED): len(point.answers)
            for point in story.points
            if point.slot.endswith(HAPPENED)
        }
    )
    return min(told, key=lambda kind: (-told[kind], kind), default="")


def _told(point: Point, answer: Answer, kind: str, material: Material) -> tuple[str, str]:
    """The property that an answer is of, and its value there."""
    value = material.called(answer.value)
    head, _, role = point.slot.rpartition(": ")
    denied = answer.polarity == "denied"
    own = head == kind and role in PROPERTIES and not denied
    if own and (role == "place" or day_of(value) is not None):
        return PROPERTIES[role], value
    note = " (denied)" if denied and not answer.value.startswith("not ") else ""
    question = slot_words(point.slot, material.called)
    return "summary", f"{question}: {value}{note} – {chain_words(answer.chain)}"


def _source(answer: Answer, head: Report) -> Mapping[str, str | None]:
    return {
        "dataset": dataset(head.publisher, head.id),
        "origin": f"{TOOL}: {ident('report', answer.report)}#c{answer.start}-{answer.end}",
        "first_seen": head.published,
    }
