"""Each field of a claim with the rule that filled it; the rules are documented, each of them."""

import re
from pathlib import Path

import pytest

from rashomon.records import Reason
from rashomon.views.reasons import UNKEPT, reason_lines
from rashomon.views.rules import rule_words, rules
from tests.helpers import read_text
from tests.views.helpers import claim, placed

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rules.md"
TEXT = "The front said on Friday that the army attacked the port"


def _claim(*why: tuple[str, str, str]):  # type: ignore[no-untyped-def]
    reasons = tuple(
        Reason(field, rule, (placed(TEXT, words),) if words else ()) for field, rule, words in why
    )
    return claim(
        TEXT, "attack", "attacked", actor="the army", target="the port", mode="rocket",
        time="Friday|2015-05-01|2015-05-01|day", voices=["The front|said"], certainty="reported",
        hedge=["said"], why=reasons,
    )  # fmt: skip


LINES = [
    (("event", "verb", "attacked"), "event: attack (rocket) — a verb of events.yml — “attacked”"),
    (("actor", "subject", "the army"),
     "actor: the army — the subject of the verb in the sentence's tree — “the army”"),
    (("time", "sentence", "Friday"),
     "time: Friday [2015-05-01] — the only time in the sentence around the clause — “Friday”"),
    (("certainty", "cue", ""), "certainty: reported — the cue of a voice in the chain — “said”"),
    (("polarity", "affirmed", ""),
     "polarity: affirmed — no denial and no negation reach the event"),
    (("chain.1", "attribution", "said"),
     "chain.1: The front — a source with its cue and its content — “said”"),
    (("chain.9", "attribution", ""), "chain.9: not said — a source with its cue and its content"),
    (("place", "preposition", ""),
     'place: not said — a place behind a preposition of place ("in", "near", "north of")'),
    (("actor", "of-tomorrow", "the army"), "actor: the army — of-tomorrow — “the army”"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "line"), LINES)
def test_a_line_has_field_value_rule_and_words(why: tuple[str, str, str], line: str) -> None:
    assert next(reason_lines(_claim(why))) == line


def test_certainty_and_polarity_are_told_even_where_no_reason_is_kept() -> None:
    lines = list(reason_lines(_claim()))
    assert lines == ["certainty: reported — “said”", "polarity: affirmed", UNKEPT]


def test_an_unknown_rule_is_printed_as_itself() -> None:
    assert rule_words(Reason("actor", "of-tomorrow")) == "of-tomorrow"


READ = [
    "The front denied any role in the raid, and the army said it had shelled no port.",
    "Norland may have sent rockets to the rebels on Friday, the mayor said.",
    "Suspicions grew that Sudmark would fund the front if the truce held in Orrin.",
    "Nine people died in clashes between the army and the front; four were left dead in a raid.",
    "The front reportedly claimed responsibility for the attack, which was carried out by its men.",
]  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_every_rule_that_reading_goes_by_is_listed(text: str) -> None:
    reasons = [reason for found in read_text(text).claims for reason in found.why]
    assert reasons
    assert [r for r in reasons if r.rule not in rules()[r.field.split(".")[0]]] == []


def test_the_page_of_rules_lists_every_rule_in_the_same_words() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \| `([\w +-]+)` \| (.*) \|$", page, re.MULTILINE)
    assert rows == [
        (f, slug, words) for f, known in rules().items() for slug, words in known.items()
    ]
