"""A page with entities, tags inside of sentences and both sides of a conflict; and small cases."""

import hashlib
import html
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rashomon.intake import reports
from rashomon.language import load_language
from rashomon.reader import default_reader
from rashomon.records import Reading, Report, content_id
from rashomon.store import Case, open_case
from rashomon.store.filling import fill

ADDRESS = "https://courier.example/world/kirvan?id=7"
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Fourteen killed in Kirvan &amp; Orrin</title>
<link rel="canonical" href="https://courier.example/world/kirvan?id=7">
<meta property="article:published_time" content="2026-03-04T10:00:00Z">
<meta property="og:site_name" content="The Caf&eacute; Courier"></head>
<body><nav>Home World Sport</nav><article><h1>Fourteen killed in Kirvan &amp; Orrin</h1>
<p>Rockets hit the market in <b>Kirvan</b> on Monday, killing at least <em>nine</em>&nbsp;people, the
town&#8217;s mayor said. Norland&rsquo;s army said the <a href="/f">Free Valley Front</a> had fired the
rockets from the hills above the cafe&#x301; at Orrin.</p>
<p>The Free Valley Front denied it. &ldquo;Our people were <i>far</i> from the market,&rdquo; said Emrik
Sola&ccedil;e, a spokesman for the front, who accused Norland&#x27;s army of shelling the town itself. &#x1F600;</p>
<p>Norland&rsquo;s army denied that it had shelled Kirvan. Residents said five people were killed in
Orrin &mdash; <span>the village&rsquo;s clinic was hit by two shells</span>, they said. The army said
nobody of &lrm;&#x627;&#x644;&#x633;&#x648;&#x642;&lrm; had been hurt.</p>
</article><footer>About us</footer></body></html>
"""


def page_words() -> str:
    """The words of the page as a browser has them, furniture and all."""
    body = PAGE[PAGE.index("<body>") :]
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def page_case(folder: Path) -> Path:
    """A case that holds the page, read from its file."""
    pages = folder / "pages"
    pages.mkdir()
    (pages / "kirvan.html").write_text(PAGE, encoding="utf-8")
    language = load_language("en")
    path = folder / "page.db"
    with open_case(path, create=True) as case:
        for _ in fill(case, default_reader(language), reports([pages], language)):
            pass
    return path


@cache
def _nothing() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        open_case(path, create=True).close()
        return path.read_bytes()


def empty_case(path: Path) -> Case:
    """A new case; the tables of the first one are made, those of all others are copied."""
    path.write_bytes(_nothing())
    return open_case(path)


def add(case: Case, text: str, address: str, name: str = "page.txt") -> str:
    """Add a report without claims to a case; its id."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    report = Report(content_id(name, address, text), name, sha256, address, text)
    case.add(Reading(report), text.encode())
    return report.id
