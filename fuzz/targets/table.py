"""`about.csv`: what a person knows of the pages of a folder."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from fuzz.holding import check_intake, hold
from fuzz.words import TEXTS, encoded
from rashomon.intake import reports
from rashomon.intake.about import COLUMNS
from rashomon.language import load_language

_CELLS = st.one_of(TEXTS, st.sampled_from(("page.txt", "name", *COLUMNS, '"', '""')))
_ROWS = st.lists(_CELLS, max_size=9).map(",".join)
_HEADS = st.one_of(_ROWS, st.just("name,publisher,title,published,language"))
STRATEGY = encoded(
    st.tuples(_HEADS, st.lists(_ROWS, max_size=5)).map(lambda t: "\n".join([t[0], *t[1]]))
)


def seeds() -> list[bytes]:
    """Tables of one page."""
    first = 'name,publisher,title,published,language\npage.txt,"Harrow Post","Nine, he said",2031-05-04,en\n'
    return [first.encode(), first.encode("utf-16"), b"name , title\r\npage.txt , Nine\r\n"]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """The page is read, whatever the table says; a table that says nothing is told of."""
    with TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name)
        (folder / "about.csv").write_bytes(data)
        (folder / "page.txt").write_text("Nine people died, the mayor said.")
        found = list(reports([folder], load_language("en")))
    for intake in found:
        check_intake(intake)
    hold(any(intake.report.text for intake in found), "the page was lost")
