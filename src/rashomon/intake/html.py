"""HTML in, the article's text and what the page says of itself out.

The one place that knows the extractor; another one replaces it by giving `extract` the same shape.
"""

from dataclasses import dataclass
from importlib.metadata import version

import trafilatura
from trafilatura.settings import Document

from rashomon.errors import IntakeError

EXTRACTOR = f"trafilatura {version('trafilatura')}"


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an HTML page: its headline (where there is one) is the first line."""

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    address: str | None = None


def extract(data: bytes, where: str = "") -> Article:
    """Read the article out of an HTML page.

    The headline becomes the text's first line, because it is a claim of its own and every claim
    needs words that stand in the text.
    """
    try:
        page = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False)
    except Exception as error:  # the parser's own failures have no common type
        raise IntakeError(
            f"the HTML could not be read ({error})", where, "save the page again or as plain text"
        ) from error
    text = page.text.strip() if isinstance(page, Document) and page.text else ""
    if not isinstance(page, Document) or not text:
        raise IntakeError(
            "no article was found in this HTML", where, "save the page's text as plain text"
        )
    title = (page.title or "").strip() or None
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Article(
        text=text,
        title=title,
        author=page.author or None,
        publisher=page.sitename or page.hostname or None,
        published=page.date or None,
        address=page.url or None,
    )
