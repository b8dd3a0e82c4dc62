"""Annotations of others, anchored by their words."""

import json
from typing import Any

from hypothesis import strategies as st

from fuzz.holding import hold, refusing, told
from fuzz.kept import PAGES, check_imported, fresh
from fuzz.words import things
from rashomon.exchange.into.annotations import take

_KEYS = (
    *("target", "selector", "type", "exact", "prefix", "suffix", "start", "end", "source", "uri"),
    *("id", "@id", "updated", "rows", "@graph", "items", "refinedBy", "state", "cached", "body"),
)
_ADDRESS = next(iter(PAGES))
_WORDS = st.one_of(
    things(_KEYS, 3),
    st.sampled_from(("nine bodies", "Nine people were killed", "NINE  people", "🕊", "bridge", ".")),
)
_SELECTORS = st.builds(
    lambda kind, a, b, c, d: {
        "type": kind,
        "exact": a,
        "prefix": b,
        "suffix": b,
        "start": c,
        "end": d,
    },
    *(
        st.sampled_from(("TextQuoteSelector", "TextPositionSelector", "oa:TextQuoteSelector")),
        _WORDS,
    ),
    *(_WORDS, st.integers(-3, 400), st.integers(-3, 400)),
)
_NOTES = st.builds(
    lambda a, s, u: {"id": "n1", "uri": a, "target": [{"source": a, "selector": s}], "updated": u},
    *(st.sampled_from((*PAGES, "", "http://[", 7)), st.lists(_SELECTORS, max_size=3), _WORDS),
)
STRATEGY = st.one_of(
    st.lists(st.one_of(_NOTES, things(_KEYS)), max_size=4).map(json.dumps),
    st.lists(st.one_of(_NOTES, things(_KEYS)).map(json.dumps), max_size=4).map("\n".join),
    st.one_of(_NOTES, things(_KEYS)).map(json.dumps),
).map(str.encode)


def seeds() -> list[bytes]:
    """Annotations in the forms of Hypothesis, of the W3C, and of lines."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": "nine bodies",
        "prefix": "We saw ",
        "suffix": ",",
    }
    place = {"type": "TextPositionSelector", "start": 40, "end": 60}
    target = [{"source": _ADDRESS, "selector": [quote, place, {"type": "RangeSelector"}]}]
    note: dict[str, Any] = {"id": "n1", "uri": _ADDRESS, "target": target, "updated": "2031-05-04"}
    near = {
        **quote,
        "exact": "Nine people were killed when Norland attacked the old bridge on Tuesday",
    }
    other = {**note, "id": "n2", "target": [{"source": _ADDRESS, "selector": near}]}
    whole = {"@graph": [{"id": "n3", "target": _ADDRESS, "body": "why?"}, note]}
    return [
        json.dumps({"rows": [note, other], "total": 2}).encode(),
        "\n".join(map(json.dumps, (note, other))).encode(),
        json.dumps(whole).encode(),
        json.dumps([note]).encode(),
    ]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """Each is kept or told of; what is anchored stands at its words."""
    with fresh(data, "notes.json") as (case, path):
        with refusing():
            taken = list(take(case, path, "ana"))
            for each in taken:
                told(each.words, "what was taken")
            kept = sum(1 for _ in case.imported("annotation"))
            hold(kept == sum(each.new for each in taken), "others are kept than were told")
        check_imported(case)
