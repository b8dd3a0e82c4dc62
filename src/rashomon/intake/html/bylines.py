"""A weighed page in; the lines that may name its writers, the likeliest first, out."""

import re
from collections.abc import Iterator, Sequence

from rashomon.intake.html.authors import LEAD, authors, is_person
from rashomon.intake.html.body import HEADINGS, Page

# Lines above and below the headline among which a byline stands.
ABOVE = 6
BELOW = 14
LONGEST_BYLINE = 160
# Words behind "by": two writers and what stands between them. More are a sentence.
LONGEST_LED = 8
PARTS = re.compile(r"\s+[|·•]\s+|,\s+in\s")


def bylines(page: Page, body: Sequence[int]) -> Iterator[str]:
    """What the markup calls the author near the headline; lines that begin with "by"; a name that
    stands alone above or below the text."""
    tree = page.tree
    head = next(
        (at for at, block in enumerate(tree.blocks) if tree.elements[block.element].tag == "h1"),
        body[0] if body else 0,
    )
    near = [
        at
        for at in range(max(0, head - ABOVE), min(len(tree.blocks), head + BELOW))
        if len(tree.blocks[at].text) <= LONGEST_BYLINE
    ]
    within = range(body[0], body[-1] + 1) if body else range(0)
    for at in (*near, *within):
        element = tree.blocks[at].element
        marks = (page.marks[element], page.marks[max(tree.elements[element].parent, 0)])
        if "author" in marks and len(tree.blocks[at].text) <= LONGEST_BYLINE:
            yield from _persons(tree.blocks[at].text)
    for at in near:
        for part in PARTS.split(tree.blocks[at].text):
            if LEAD.match(part) and 1 <= len(LEAD.sub("", part).split()) <= LONGEST_LED:
                yield part
    if body:
        for at in (body[0], body[-1]):
            block = tree.blocks[at]
            plain = not block.linked and tree.elements[block.element].tag not in HEADINGS
            if plain and is_person(block.text):
                yield block.text


def _persons(words: str) -> Iterator[str]:
    if names := [name for name in authors([words]) if is_person(name)]:
        yield ", ".join(names)
