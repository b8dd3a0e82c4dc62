"""A page in, what other extractors take for its article out: asked only where ours is in doubt."""

import re
from collections import Counter

from resiliparse.extract.html2text import extract_plain_text


def quick_opinion(html: str) -> str:
    """What resiliparse's own rules take for the main content: fast, and generous."""
    found = extract_plain_text(html, main_content=True, comments=False, alt_texts=False)
    return str(found).strip()


def second_opinion(html: str) -> str:
    """What trafilatura finds, set to leave out rather than to take in, without asking others in its
    turn; "" where it finds none."""
    # Imported here: few pages need it, and every command would wait for it.
    import trafilatura

    try:
        found = trafilatura.extract(html, include_comments=False, favor_precision=True, fast=True)
    except Exception:  # its parser's failures have no common type; the first opinion stands
        return ""
    return (found or "").strip()


def likeness(one: str, other: str) -> float:
    """How alike two texts are, by the words they share: 0 to 1."""
    a, b = Counter(re.findall(r"\w+", one)), Counter(re.findall(r"\w+", other))
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0
