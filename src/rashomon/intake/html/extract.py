"""The bytes of a page in; its article, and what the page says of itself, out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from rashomon.errors import IntakeError
from rashomon.intake.charsets import decode_page
from rashomon.intake.html.body import Page, densest, lines_in, marked, weighed
from rashomon.intake.html.bylines import bylines
from rashomon.intake.html.hosts import HostLines
from rashomon.intake.html.meta import Metadata, metadata
from rashomon.intake.html.second import likeness, quick_opinion, second_opinion
from rashomon.intake.html.tree import Tree, markup_of, tree_of
from rashomon.intake.layout import plain_words
from rashomon.intake.titles import stems_of

EXTRACTOR = f"rashomon-html 1 (resiliparse {version('resiliparse')})"
WITH_SITE = ", with other pages of its site"
SECOND = f"trafilatura {version('trafilatura')}"
# How the name of an extractor begins that made a report's text from HTML, in this version or an
# earlier one.
MADE_FROM_HTML = ("rashomon-html ", "trafilatura ")
# The first opinion is in doubt when its text is short (in characters), when it leaves much of the
# page's sentences outside, or when the markup calls something else the article.
SHORT = 500
LEAST_SHARE = 0.75
LEAST_AGREEMENT = 0.6
MUCH_THE_SAME = 0.8
# It is not, where it is long enough and its first paragraphs take up the words of the headline.
LEAD, LEAST_WORDS, RESTATED = 3, 3, 0.6
# A larger page is data, not an article: other tools are not asked, for they take minutes. In
# characters.
LARGEST = 3_000_000


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an HTML page: its headline (where there is one) is the first line.

    `extractor` names what made the text. `said` names, for each field, the tag that said it.
    """

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    address: str | None = None
    extractor: str = EXTRACTOR
    complaint: str | None = None
    said: Mapping[str, str] = field(default_factory=dict)


def extract(data: bytes, where: str = "", known: HostLines | None = None) -> Article:
    """Read the article out of an HTML page. `known`: the lines of other pages of its site.

    The headline becomes the text's first line, because it is a claim of its own and every claim
    needs words that stand in the text.
    """
    html, complaint = decode_page(data, where)
    head, body = markup_of(html)
    page = weighed(tree_of(body), known)
    text, found, sure = _first_opinion(page, html, head, body)
    # Who reads the page by itself may get another text.
    extractor = EXTRACTOR + WITH_SITE * (known is not None and known.pages > 1)
    if not sure and len(html) <= LARGEST:
        text, other = _settled(text, found.body, html)
        extractor = other or extractor
    if not text:
        raise IntakeError(
            "no article was found in this HTML", where, "save the page's text as plain text"
        )
    if found.title and not text.startswith(found.title):
        text = f"{found.title}\n\n{text}"
    return Article(
        text=text,
        title=found.title,
        author="; ".join(found.authors) or None,
        publisher=found.publisher,
        published=found.published,
        modified=found.modified,
        language=found.language,
        address=found.address,
        extractor=extractor,
        complaint=complaint,
        said=found.said,
    )


def _settled(text: str, told: str | None, html: str) -> tuple[str, str | None]:
    """The text that stands where the first opinion is in doubt, and who else made it.

    The first opinion, where the page's linked data (`told`) or a quick second one is much the same;
    else another extractor's, if it finds any, and more than a text that was doubted for being
    short; else what the linked data holds.
    """
    for other in (told or "", quick_opinion(html)):
        if likeness(text, other) >= MUCH_THE_SAME:
            return text, None
    other = second_opinion(html)
    if len(other) > (len(text) if len(text) < SHORT else 0):
        return other, SECOND
    return text or told or "", None


def lines_on(data: bytes, where: str = "") -> list[str]:
    """The lines of all that an HTML page shows, as `HostLines` counts them."""
    html, _ = decode_page(data, where)
    return [block.text for block in tree_of(markup_of(html)[1]).blocks]


def describe(data: bytes, where: str = "") -> Metadata:
    """Read what an HTML page says of itself, whether an article is found in it or not."""
    html, _ = decode_page(data, where)
    head, body = markup_of(html)
    return _first_opinion(weighed(tree_of(body)), html, head, body)[1]


def _first_opinion(page: Page, html: str, head: str, body: str) -> tuple[str, Metadata, bool]:
    """The text, what the page says of itself, and whether the signals agree on the text."""
    tree = page.tree
    best, called = densest(page), marked(page)
    headings = [block.text for block in tree.blocks if tree.elements[block.element].tag == "h1"]
    names = _bylines(page, best)
    found = metadata(html, head, body, headings, names, guess=len(html) <= LARGEST)
    lines = lines_in(page, best, found.title or "")
    text = "\n".join(tree.blocks[at].text for at in lines)
    every = sum(weight for weight in page.weights if weight > 0)
    share = page.sum_of(best) / every if every else 0.0
    lead = " ".join(tree.blocks[at].text for at in lines[:LEAD])
    if len(text) < SHORT or _restates(lead, found.title or ""):
        return text, found, len(text) >= SHORT
    sure = share >= LEAST_SHARE
    if sure and called is not None and called != best:
        rival = lines_in(page, called, found.title or "")
        sure = _agreement(tree, lines, rival) >= LEAST_AGREEMENT
    return text, found, sure


def _restates(lead: str, title: str) -> bool:
    """Whether a text's first paragraphs say its headline again, as a report's lead does."""
    told, words = set(stems_of(plain_words(lead))), stems_of(plain_words(title))
    return len(words) >= LEAST_WORDS and sum(word in told for word in words) >= RESTATED * len(
        words
    )


def _bylines(page: Page, element: int) -> Iterator[str]:
    """The lines that may name the writers, looked for once somebody asks for one."""
    yield from bylines(page, lines_in(page, element))


def _agreement(tree: Tree, one: Sequence[int], other: Sequence[int]) -> float:
    """How alike two choices of blocks are, by the characters that both took: 0 to 1."""

    def size(some: Iterable[int]) -> int:
        return sum(len(tree.blocks[at].text) for at in some)

    total = size(one) + size(other)
    return 2 * size({*one} & {*other}) / total if total else 0.0
