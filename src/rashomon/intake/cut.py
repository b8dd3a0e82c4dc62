"""A page's text and segments in; whether the page shows that it is cut out."""

import re
from collections.abc import Sequence

from rashomon.records import Segment

# What feeds and scrapers leave where they cut: "…", "[...]", "[+1234 chars]", "(more)".
CUT = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|\+?\d+ (?:chars|characters|words))\]|\((?:MORE|more)\))\W*$"
)


def is_cut(text: str, segments: Sequence[Segment]) -> bool:
    """Whether the last line of a page's body ends as a cut page does."""
    body = [s for s in segments if s.kind == "body"]
    return bool(body) and CUT.search(text[body[-1].start : body[-1].end]) is not None
