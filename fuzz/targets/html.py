"""Pages of HTML."""

from hypothesis import strategies as st

from fuzz.holding import check_intake
from fuzz.words import TEXTS, encoded
from rashomon.intake.files import Page
from rashomon.intake.reports import read_pages
from rashomon.language import load_language

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nine killed | Harrow Post</title>
<meta property="og:site_name" content="Harrow Post"><meta name="author" content="Ana Berg">
<meta property="article:published_time" content="2031-05-04T10:00:00Z"><link rel="canonical" href="https://harrow.example/a">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Nine killed", "datePublished": "2031-05-04"}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Nine killed at the bridge</h1>
<p>Nine people were killed when Norland shelled the old bridge on Tuesday, the mayor of Fenby said in the evening.</p>
<p>Norland <b>denied</b> that it shelled the bridge; the Fen Militia had hit it, an army spokesman said on Wednesday.</p>
<table><tr><td>dead</td><td>9</td></tr></table><ul><li>one witness said so</li></ul><blockquote>We saw nine bodies.</blockquote>
</article><footer>&copy; Harrow Post</footer></body></html>"""
_TAGS = st.sampled_from(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "article",
        "div",
        "p",
        "h1",
        "h2",
        "a",
        "b",
        "span",
        "table",
        "tr",
        "td",
        "ul",
        "li",
        "blockquote",
        "script",
        "style",
        "br",
        "svg",
        "math",
        "template",
        "iframe",
        "form",
        "select",
        "option",
        "pre",
        "code",
        "main",
        "time",
        "figure",
    ]
)
_NAMES = st.sampled_from(
    [
        "class",
        "id",
        "href",
        "content",
        "name",
        "property",
        "datetime",
        "rel",
        "lang",
        "charset",
        "itemprop",
    ]
)
_OPEN = st.builds(lambda t, n, v: f'<{t} {n}="{v}">', _TAGS, _NAMES, TEXTS)
_PARTS = st.one_of(TEXTS, _OPEN, _TAGS.map("<{}>".format), _TAGS.map("</{}>".format))
STRATEGY = encoded(st.lists(_PARTS, max_size=30).map("".join))


def seeds() -> list[bytes]:
    """A page, with and without a label of its encoding."""
    return [PAGE.encode(), PAGE.encode("utf-16"), PAGE.replace("utf-8", "cp1251").encode()]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """A report, or a failure with a reason."""
    (intake,) = read_pages([Page(data, "page.html", "html", "page.html")], load_language("en"))
    check_intake(intake)
