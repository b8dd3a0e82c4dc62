"""What a careful reader takes from a sentence: a table written before the program read it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from rashomon.intake import Page, report_of
from rashomon.reader import default_reader
from rashomon.records import CERTAINTIES, EVENT_TYPES, Claim, Hop, Role
from tests.helpers import check_spans, language

Entry = dict[str, Any]

ENTRIES: list[Entry] = yaml.safe_load(
    Path(__file__).with_name("sentences.yml").read_text(encoding="utf-8")
)
ROLES = ("actor", "target", "item", "place")
PLAIN = ("certainty", "polarity", "denies")
LISTED = ("chain", "quantities", "time")
KEYS = {"event", "trigger", "hedged", *ROLES, *PLAIN, *LISTED}
DETERMINERS = re.compile(r"^(?:(?:the|a|an|its|their|his|her|our|my)\s+)+", re.IGNORECASE)


def plain(words: str) -> str:
    """Words of a role as they are compared."""
    return DETERMINERS.sub("", words.strip()).removesuffix("'s").lower()


def said(role: Role | None) -> str | None:
    return plain(role.text) if role else None


def is_voice(expected: str, hop: Hop) -> bool:
    """Whether a hop is the voice expected: "words", "<cue>" or "words = whom it leads back to"."""
    if expected.startswith("<"):
        return not hop.source and holds(hop.cue or "", expected.strip("<>"))
    words, _, whom = expected.partition(" = ")
    entity = (hop.entity or "").replace("-", " ")
    return holds(hop.source, words) and (not whom or holds(entity, whom) or holds(hop.source, whom))


def holds(text: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text.replace("’", "'"), re.I))


def shown(claim: Claim, key: str) -> Any:
    """What a claim has for a key, in the words of the table."""
    if key in ROLES:
        return said(getattr(claim, key))
    if key == "chain":
        return [_voice(hop) for hop in claim.chain[1:]]
    if key == "quantities":
        return [[q.of, q.low, q.high, q.kind] for q in claim.quantities]
    if key == "time":
        return [claim.time.earliest, claim.time.latest] if claim.time else [None, None]
    if key == "hedged":
        roles = {name: getattr(claim, name) for name in ROLES}
        return {name: role.hedge.quote for name, role in roles.items() if role and role.hedge}
    return claim.event.trigger if key == "trigger" else getattr(claim, key)


def _voice(hop: Hop) -> str:
    return (f"{hop.source} = {hop.entity}" if hop.entity else hop.source) or f"<{hop.cue}>"


def fits(claim: Claim, key: str, expected: Any) -> bool:
    """Whether a claim has for a key what the table says."""
    if key in ROLES:
        good = expected if isinstance(expected, list) else [expected]
        return said(getattr(claim, key)) in [words and plain(words) for words in good]
    if key == "chain":
        hops = claim.chain[1:]
        return len(hops) == len(expected) and all(map(is_voice, expected, hops))
    found = shown(claim, key)
    if key == "quantities":
        return len(found) == len(expected) and all(
            any(_is_quantity(one, seen) for seen in found) for one in expected
        )
    if key == "time":
        return bool(found == [day and str(day) for day in expected])
    return bool(found == expected)


def _is_quantity(expected: list[Any], found: list[Any]) -> bool:
    of, *rest = expected
    return found[0] in of.split("|") and found[1 : len(expected)] == rest


def missed(expected: Entry, claim: Claim) -> dict[str, str]:
    """The keys in which a claim is not what the table says."""
    return {
        key: f"expected {value!r}, got {shown(claim, key)!r}"
        for key, value in expected.items()
        if key not in ("event", "trigger") and not fits(claim, key, value)
    }


def is_of(expected: Entry, claim: Claim) -> bool:
    """Whether a claim is of the type, and has the trigger, that the table speaks of."""
    trigger = expected.get("trigger", claim.event.trigger)
    return bool(
        claim.event.type == expected["event"] and claim.event.trigger.lower() == trigger.lower()
    )


def claims_of(entry: Entry) -> tuple[Claim, ...]:
    """Read an entry's text as a record, with its date where it has one."""
    record = {"text": entry["text"], "published": str(entry.get("published", "")) or None}
    page = Page(json.dumps(record).encode(), "sentence", "record", "sentence")
    ((reading, _),) = default_reader(language()).read([report_of(page, language())])
    assert reading.failure is None, reading.failure
    check_spans(reading)
    return reading.claims


def faults(entry: Entry) -> Iterator[str]:
    """What is not as the table says, each in a line; no claim stands for two expected ones."""
    claims = claims_of(entry)
    used: set[str] = set()
    for expected in entry["claims"]:
        named = " ".join(filter(None, (expected["event"], expected.get("trigger"))))
        candidates = [c for c in claims if c.id not in used and is_of(expected, c)]
        if not candidates:
            there = [f"{c.event.type} {c.event.trigger}" for c in claims]
            yield f"{named}: none, but {there}"
            continue
        nearest = min(candidates, key=lambda claim: len(missed(expected, claim)))
        used.add(nearest.id)
        yield from (f"{named}: {key}: {what}" for key, what in missed(expected, nearest).items())


def known(entry: Entry) -> Any:
    """An entry as a parameter; what is `missed` is still to be read, and a test tells when it is."""
    missed = entry.get("missed")
    why = f"not read yet: {', '.join(missed)}" if missed else ""
    marks = [pytest.mark.xfail(reason=why, strict=True)] if missed else []
    return pytest.param(entry, marks=marks, id=entry["text"][:60])


@pytest.mark.parametrize("entry", [known(entry) for entry in ENTRIES])
def test_a_careful_reader_finds_the_same(entry: Entry) -> None:
    found = list(faults(entry))
    assert not found, "\n".join([entry["text"], *found])


def test_the_table_is_well_formed() -> None:
    texts = [entry["text"] for entry in ENTRIES]
    assert len(texts) == len(set(texts)) >= 180
    for entry in ENTRIES:
        assert entry.keys() <= {"text", "published", "missed", "claims"}, entry
        assert entry["claims"], entry
        for expected in entry["claims"]:
            assert expected.keys() <= KEYS, expected
            assert expected["event"] in EVENT_TYPES, expected
            assert expected.get("certainty", "reported") in CERTAINTIES, expected
            assert expected.get("trigger", "").lower() in entry["text"].lower(), expected
            for key in ROLES:
                good = expected.get(key) or []
                for words in good if isinstance(good, list) else [good]:
                    assert words is None or words.lower() in entry["text"].lower(), expected
