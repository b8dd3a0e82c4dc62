"""A page's text and segments in; whether the page shows that it is cut out."""

import re
from collections.abc import Sequence

from rashomon.records import Segment

# What feeds and scrapers leave where they cut: "…", "[...]", "[+1234 chars]", "(more)".
CUT = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|\+?\d+ (?:chars|characters|words))\]|\((?:MORE|more)\))\W*$"
)
# A line may hold thousands of dots; such a mark stands among the last of its characters.
ENDING = 300


def is_cut(text: str, segments: Sequence[Segment]) -> bool:
    """Whether the last line of a page's body ends as a cut page does."""
    last = next((segment for segment in reversed(segments) if segment.kind == "body"), None)
    if last is None:
        return False
    return CUT.search(text[max(last.start, last.end - ENDING) : last.end]) is not None
