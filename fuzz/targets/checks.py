"""Checks of others, in JSON-LD or in the source of a page."""

import json

from hypothesis import strategies as st

from fuzz.holding import hold, refusing, told
from fuzz.kept import PAGES, check_imported, fresh
from fuzz.words import things
from rashomon.exchange.into.claimreview import take

_KEYS = (
    *(
        "@type",
        "@id",
        "url",
        "claimReviewed",
        "reviewRating",
        "ratingValue",
        "alternateName",
        "name",
    ),
    *("itemReviewed", "appearance", "firstAppearance", "sameAs", "author", "@graph"),
)
CHECK = {
    "@type": "ClaimReview",
    "url": "https://checks.example/1",
    "claimReviewed": "Nine people were killed when Norland shelled the old bridge",
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "unproven"},
    "itemReviewed": {"@type": "Claim", "appearance": [{"url": next(iter(PAGES))}]},
}
_CHECKS = st.dictionaries(st.sampled_from(_KEYS), things(_KEYS, 4), max_size=4).map(
    lambda parts: {**CHECK, **parts}
)
_SOME = st.one_of(_CHECKS, things(_KEYS), st.lists(_CHECKS, max_size=3)).map(json.dumps)
_PAGE = '<html><script type="application/ld+json">{}</script><p>x</p><SCRIPT TYPE="application/ld+json">{}</script></html>'
STRATEGY = st.one_of(_SOME, st.builds(_PAGE.format, _SOME, _SOME)).map(str.encode)


def seeds() -> list[bytes]:
    """Checks as an object, in a graph, as lines, in a page."""
    one = json.dumps(CHECK)
    graph = json.dumps({"@graph": [CHECK, {"@type": ["Thing", "ClaimReview"]}]})
    return [
        one.encode(),
        graph.encode(),
        f"{one}\n{one}\n".encode(),
        _PAGE.format(one, graph).encode(),
    ]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """Each is kept or told of; what is anchored stands at its words."""
    with fresh(data, "checks.json") as (case, path):
        with refusing():
            taken = list(take(case, path, "ana"))
            for each in taken:
                told(each.words, "what was taken")
            kept = sum(1 for _ in case.imported("check"))
            hold(kept == sum(each.new for each in taken), "others are kept than were told")
        check_imported(case)
