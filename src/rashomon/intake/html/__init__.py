"""HTML in, the article's text and what the page says of itself out.

Two cheap signals look for the article (`body`); where they are in doubt, another extractor is
asked (`second`).
"""

from rashomon.intake.html.extract import (
    EXTRACTOR,
    MADE_FROM_HTML,
    Article,
    describe,
    extract,
    lines_on,
)
from rashomon.intake.html.hosts import HostLines

__all__ = [
    "EXTRACTOR",
    "MADE_FROM_HTML",
    "Article",
    "HostLines",
    "describe",
    "extract",
    "lines_on",
]
