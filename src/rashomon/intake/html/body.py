"""A page's tree in; which of its blocks are the article's, by two signals that know nothing of
each other, out: where its paragraphs lie densest, and what its markup calls the article.

Paragraphs speak for the element around them, links and the site's own parts against it. What the
markup says is believed unless the article would be lost by it: sites mark what holds everything as
"with-sidebar" or hide it until a script shows it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rashomon.intake.html.hosts import HostLines
from rashomon.intake.html.marks import mark_of
from rashomon.intake.html.tree import Block, Tree
from rashomon.intake.layout import plain_words

ENDS = re.compile(r"[.!?…。؟！？।](?:[\"'”’»)\]」』]|\s)*$")
# In characters. Shorter sentences prove little, and longer ones prove no more.
SHORTEST_PROSE = 30
LONG_PROSE = 120
LONGEST_PROOF = 300
# What speaks against an element: a line of links, any other line without a sentence.
LINK_LINE = 30
OTHER_LINE = 2
# A headline that is a link heads a teaser.
LINKED_HEADLINE = 200
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Tags that hold text of an article even where it is no sentence.
TEXT = frozenset(("p", "li", "blockquote", "pre", "td", "dd"))
ASIDE = frozenset(
    ("menu", "related", "widget", "tags", "comment", "caption", "hidden", "author", "notice")
)
ARTICLE = ("articlebody", "body", "article", "main")
# These are believed wherever they stand.
SURE = frozenset(("comment", "hidden", "notice"))
# Marks are doubted when they leave less than this of what would be found without them.
LOST = 0.25
# What is found with this much of all sentences is not doubted at all.
ENOUGH = 0.4
# The share of a page's sentences from which on what holds a headline, or is hidden, is no aside.
HEADED = 0.2
HIDDEN = 0.5
# A teaser has a headline that is a link, and not much below it. In characters.
LONGEST_TEASER = 700
# A line that is the headline is longer or shorter by so many signs at the most.
TITLED = 10


@dataclass(frozen=True, slots=True)
class Page:
    """A tree with what is known of its blocks: how much each speaks for an article (`weights`, 0
    where it stands aside), which of them are the site's own, and the marks of its elements."""

    tree: Tree
    marks: Sequence[str | None]
    aside: Sequence[bool]
    sites: Sequence[bool]
    weights: Sequence[int]
    sums: Sequence[int]

    def sum_of(self, element: int) -> int:
        """How much the blocks of an element speak for it."""
        found = self.tree.elements[element]
        return self.sums[found.last] - self.sums[found.first]


def weighed(tree: Tree, known: HostLines | None = None) -> Page:
    """Tell what stands aside on a page, and weigh the rest.

    Where little would be left, what holds the densest element of the whole page is not aside,
    whatever it is called. `known`: the lines of the site's other pages.
    """
    marks = [mark_of(element.tag, element.attributes) for element in tree.elements]
    sites = [known is not None and known.is_sites(block.text) for block in tree.blocks]
    prose = [
        0 if site else own_prose(block) for block, site in zip(tree.blocks, sites, strict=True)
    ]
    told = _told(tree, marks, [0, *accumulate(prose)])
    believed = _page(tree, marks, _inside(tree, told), prose, sites)
    best = believed.sum_of(densest(believed))
    if best >= ENOUGH * sum(min(own, LONGEST_PROOF) for own in prose):
        return believed
    sure = [mark if mark in SURE else None for mark in told]
    doubted = _page(tree, marks, _inside(tree, sure), prose, sites)
    core = densest(doubted)
    if best >= LOST * doubted.sum_of(core):
        return believed
    trusted = set(tree.around(core))
    for at in range(core, len(marks)):
        if 2 * doubted.sum_of(at) > doubted.sum_of(core):
            trusted.add(at)
    told = [None if at in trusted else mark for at, mark in enumerate(told)]
    return _page(tree, marks, _inside(tree, told), prose, sites)


def _told(tree: Tree, marks: Sequence[str | None], prose: Sequence[int]) -> list[str | None]:
    """The marks that set elements aside, but for those on elements that hold the headline or a
    part marked as an article, or, hidden until a script shows them, most of the page."""
    elements = tree.elements
    headed = [False] * len(elements)
    for at in range(len(elements) - 1, 0, -1):
        element = elements[at]
        if marks[at] in ARTICLE or (element.tag == "h1" and element.last > element.first):
            headed[at] = True
        if headed[at]:
            headed[element.parent] = True
    told: list[str | None] = [None] * len(elements)
    for at, mark in enumerate(marks):
        if mark in ASIDE:
            held = prose[elements[at].last] - prose[elements[at].first]
            most = HIDDEN if mark == "hidden" else HEADED if headed[at] else 1
            told[at] = mark if held <= most * prose[-1] else None
    return told


def _page(
    tree: Tree,
    marks: Sequence[str | None],
    aside: Sequence[bool],
    prose: Sequence[int],
    sites: Sequence[bool],
) -> Page:
    aside = list(aside)
    _teasers(tree, aside)
    weights = []
    for block, own in zip(tree.blocks, prose, strict=True):
        tag = tree.elements[block.element].tag
        if aside[block.element]:
            weights.append(0)
        elif block.linked > 0.5 * len(block.text):
            weights.append(-LINKED_HEADLINE if tag in HEADINGS else -LINK_LINE)
        elif own:
            weights.append(min(own, LONGEST_PROOF))
        else:
            weights.append(0 if tag in HEADINGS or tag == "li" else -OTHER_LINE)
    return Page(tree, marks, aside, sites, weights, [0, *accumulate(weights)])


def _inside(tree: Tree, told: Sequence[str | None]) -> list[bool]:
    """Which elements are told to stand aside, or are inside of one that is."""
    aside = [False] * len(told)
    for at in range(1, len(told)):
        aside[at] = aside[tree.elements[at].parent] or told[at] is not None
    return aside


def own_prose(block: Block) -> int:
    """How many characters of sentences a block has that are no links."""
    own = len(block.text) - block.linked
    if own < SHORTEST_PROSE or block.linked > 0.5 * len(block.text):
        return 0
    return own if own >= LONG_PROSE or ENDS.search(block.text[-8:]) else 0


def _teasers(tree: Tree, aside: list[bool]) -> None:
    """Put aside elements that begin with a linked headline and have little below it."""
    elements, blocks = tree.elements, tree.blocks
    for at in range(1, len(elements)):
        element = elements[at]
        if aside[element.parent]:
            aside[at] = True
            continue
        if aside[at] or element.first >= element.last or element.tag in HEADINGS:
            continue
        first = blocks[element.first]
        tag = elements[first.element].tag
        if (
            tag in HEADINGS
            and first.linked > 0.8 * len(first.text)
            and element.last > element.first + 1
        ):
            text = sum(len(block.text) for block in blocks[element.first : element.last])
            aside[at] = text <= LONGEST_TEASER


def densest(page: Page) -> int:
    """The innermost element whose paragraphs outweigh its links by most."""
    sums, aside = page.sums, page.aside
    best, most = 0, page.sum_of(0)
    for at, element in enumerate(page.tree.elements):
        found = sums[element.last] - sums[element.first]
        if found >= most and not aside[at]:
            best, most = at, found
    return best


def marked(page: Page) -> int | None:
    """The element that the markup calls the article; the plainest of its words decides. Where
    several are called so, as between advertisements, it is what holds most of their text."""
    for mark in ARTICLE:
        found = [at for at, own in enumerate(page.marks) if own == mark and not page.aside[at]]
        best = max(found, key=page.sum_of, default=None)
        if best is None or page.sum_of(best) < LONGEST_PROOF:
            continue
        if mark not in ("articlebody", "body"):
            return best
        inside = set(page.tree.around(best))
        apart = [at for at in found if at != best and at not in inside]
        around = page.tree.elements[best].parent
        beside = sum(
            max(page.sum_of(at), 0) for at in apart if page.tree.elements[at].parent == around
        )
        return around if 2 * beside > page.sum_of(best) and around > 0 else best
    return None


def lines_in(page: Page, element: int, title: str = "") -> list[int]:
    """The blocks of an element that are the article's: behind its headline, no lines of links, no
    headings over what was left out, nothing twice."""
    tree = page.tree
    found = tree.elements[element]
    begin = _below_headline(page, found.first, found.last, plain_words(title))
    kept: list[int] = []
    seen: set[str] = set()
    for at in range(begin, found.last):
        block = tree.blocks[at]
        if page.aside[block.element] or page.sites[at] or _is_links(block) or block.text in seen:
            continue
        if len(block.text) >= LONGEST_PROOF:
            seen.add(block.text)
        if page.marks[block.element] == "head" and not page.weights[at] > 0:
            continue
        kept.append(at)
    return _without_empty_headings(page, kept)


def _is_links(block: Block) -> bool:
    own = len(block.text) - block.linked
    return block.linked > 0.5 * len(block.text) and own < 2 * SHORTEST_PROSE


def _below_headline(page: Page, begin: int, end: int, title: str) -> int:
    """Where the text begins below the headline, if most of the element is below it."""
    for at in range(begin, end):
        block = page.tree.blocks[at]
        size = len(block.text)
        near = title and size < 2 * len(title) + TITLED and len(title) < size + TITLED
        is_title = near and plain_words(block.text) == title
        if (is_title or page.tree.elements[block.element].tag == "h1") and (
            2 * (page.sums[at] - page.sums[begin]) < page.sums[end] - page.sums[begin]
        ):
            begin = at + 1
    return begin


def _without_empty_headings(page: Page, kept: Sequence[int]) -> list[int]:
    """Leave out headings with nothing below them, and what trails behind the last sentence."""
    sentences = [at for at in kept if page.weights[at] > 0]
    first, last = (sentences[0], sentences[-1]) if sentences else (0, 0)
    out: list[int] = []
    told = False
    for at in reversed(kept):
        tag = page.tree.elements[page.tree.blocks[at].element].tag
        if tag in HEADINGS and not page.weights[at] > 0:
            if not told:
                continue
            told = False
        elif tag in TEXT or first <= at <= last or _beside(page, at, last):
            told = True
        else:
            continue
        out.append(at)
    return out[::-1]


def _beside(page: Page, at: int, last: int) -> bool:
    """Whether a line is laid out as the last sentence is."""
    own, other = page.tree.blocks[at].element, page.tree.blocks[last].element
    elements = page.tree.elements
    return (
        at > last
        and elements[own].tag == elements[other].tag
        and (own == other or elements[own].parent == elements[other].parent > 1)
    )
