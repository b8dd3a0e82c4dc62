"""An article as a careless scrape leaves it: its commas and apostrophes are gone."""

import re
from itertools import accumulate
from typing import Any

# Between digits a comma belongs to a number, and scrapes keep it.
LOST = re.compile(r"(?<!\d),|,(?!\d)|(?<=\w)['’](?=\w)")

Article = dict[str, Any]


def scraped(article: Article) -> Article:
    """The article without these marks; attributions stand where their words now are."""
    text = article["text"]
    lost = {match.start() for match in LOST.finditer(text)}
    before = [0, *accumulate(place in lost for place in range(len(text)))]

    def moved(spans: list[list[int]]) -> list[list[int]]:
        pairs = ([start - before[start], end - before[end]] for start, end in spans)
        return [pair for pair in pairs if pair[0] < pair[1]]

    attributions = [
        a | {role: moved(a[role]) for role in ("source", "cue", "content")}
        for a in article["attributions"]
    ]
    kept = "".join(mark for place, mark in enumerate(text) if place not in lost)
    return {"id": article["id"], "text": kept, "attributions": attributions}
