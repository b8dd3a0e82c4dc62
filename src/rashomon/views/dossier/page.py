"""What is told of stories in; a page of HTML out that prints well: every quotation with its chain,
its place and the hash of the page it stands on.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from rashomon import __version__
from rashomon.views.dossier.told import Told
from rashomon.views.entities import decision_words

_PAGES = Environment(
    loader=PackageLoader("rashomon.views", "dossier"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    stories: Iterable[Told],
    *,
    title: str,
    case: str,
    made: str,
    called: Callable[[str], str],
    own_style: bool = False,
) -> Iterator[str]:
    """The page, in parts, one story in memory at a time. With `own_style` it holds its style and
    needs no file beside it; without, it is served by the case's page."""
    yield from _PAGES.get_template("dossier.html").generate(
        stories=stories,
        title=title,
        case=case,
        made=made,
        called=called,
        words=decision_words,
        version=__version__,
        style=style() if own_style else None,
    )


def style() -> str:
    """The style of the page, which is served under the same name."""
    sheet = files("rashomon.views.web") / "static" / "assets" / "dossier.css"
    return sheet.read_text(encoding="utf-8")
