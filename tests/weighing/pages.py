"""Pages built for comparing: a text with a day and an outlet."""

from msgspec.structs import replace

from rashomon.records import Reading
from tests.helpers import read_text


def page(text: str, name: str = "a.txt", published: str | None = None, outlet: str = "") -> Reading:
    """A reading of a text that an outlet published on a day."""
    found = read_text(text, name)
    report = replace(found.report, published=published, publisher=outlet or None)
    return replace(found, report=report)
