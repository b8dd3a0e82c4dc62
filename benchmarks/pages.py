"""What comes out of pages: articles, what they say of themselves, dumps, stories glued together?

Articles: word 4-grams as multisets against the article as people cut it out; precision and recall
by page, averaged; F1 of the two averages. `text` is the report's text without its headline, `body`
the lines of it that are marked as body or section. Tools take turns page by page in one process
(CPU time, pages a second of one core); readability-lxml takes part where it is installed. `host
lines`: each page is read with the lines of all pages of its host known.
Metadata: day equal in the page's own offset or in UTC; authors equal as sets, letters alone.
Dumps: dumps.py, and the same with the host's lines known.
Glued: 300 pairs of pages one below the other, as lines; found is two stories, the second beginning
at its own first line. False splits: single pages, laid out alike. `bare`: paragraphs alone;
`headed`: each story with its headline above; `signed`: with a byline and a day below that.
Different news: pairs of fundus80, of two publishers. Same conflict: pairs of syria_copies.
The rules were mended while these pages lay open; nothing was trained on them.
Data: shared/data/pages, shared/data/syria_copies; their texts belong to their publishers
Command: python benchmarks/pages.py [--shared PATH] [--only articles metadata dumps glued]
"""

import gzip
import random
import re
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from htmldate import find_date
from resiliparse.extract.html2text import extract_plain_text

from common import arguments, load_lines, need, show
from dumps import article, dump, grams
from rashomon.errors import IntakeError
from rashomon.intake.html import Article, HostLines, describe, extract
from rashomon.intake.lines import mark
from rashomon.intake.tongue import language_of
from rashomon.language import load_language

SETS = ("aeb", "fundus80", "fundusmeta")
PARTS = ("articles", "metadata", "dumps", "glued")
PAIRS = 300
SEED = 7
Row = dict[str, Any]


def main() -> None:
    """Measure what is asked for."""
    parser = arguments(__doc__)
    parser.add_argument("--only", nargs="*", default=list(PARTS), choices=PARTS)
    options = parser.parse_args()
    pages = options.shared / "data" / "pages"
    syria = options.shared / "data" / "syria_copies" / "docs.jsonl"
    truths = [pages / name / "truth.jsonl" for name in SETS]
    need(*truths, syria)
    sets = {name: load(pages / name) for name in SETS}
    figures: Row = {}
    if "articles" in options.only:
        figures["articles"] = {name: articles(rows) for name, rows in sets.items()}
        figures["times trafilatura's pace, all pages"] = overall(figures["articles"])
    if "metadata" in options.only:
        figures["metadata"] = metadata(sets["fundusmeta"])
    if "dumps" in options.only:
        figures["dumps"] = {name: dumps(rows) for name, rows in sets.items()}
    if "glued" in options.only:
        figures["glued"] = glued(sets, load_lines(syria))
    show(figures, *truths, syria)


def load(folder: Path) -> list[Row]:
    """The pages of a set, with their bytes and the article as people cut it out."""
    rows = load_lines(folder / "truth.jsonl")
    for row in rows:
        row["html"] = gzip.decompress((folder / "html" / f"{row['id']}.html.gz").read_bytes())
        row["gold"] = article(row)
        row["host"] = urlsplit(row["url"]).netloc.removeprefix("www.")
    return rows


def ours(row: Row, known: HostLines | None = None) -> Article | None:
    """Our extractor's answer; none where it finds no article."""
    try:
        return extract(row["html"], known=known)
    except IntakeError:
        return None


def text_of(found: Article | None) -> str:
    """An article's text without the headline that was put before it."""
    return found.text.removeprefix(found.title or "").lstrip() if found else ""


def body_of(found: Article | None) -> str:
    """The lines of an article that are marked as its body."""
    if found is None:
        return ""
    lines = mark(found.text, load_language(), titled=found.title, cut_out=True)
    return "\n".join(found.text[s.start : s.end] for s in lines if s.kind in ("body", "section"))


def tools() -> dict[str, Callable[[Row], str]]:
    """Each tool, from a page to its text."""
    named: dict[str, Callable[[Row], str]] = {
        "trafilatura": lambda row: trafilatura.extract(row["html"], include_comments=False) or "",
        "trafilatura, precision": lambda row: (
            trafilatura.extract(row["html"], include_comments=False, favor_precision=True) or ""
        ),
        "resiliparse": lambda row: extract_plain_text(
            row["html"].decode("utf-8", "replace"), main_content=True, comments=False
        ),
    }
    if find_spec("readability") and find_spec("html_text"):
        import html_text
        from readability import Document

        def readability(row: Row) -> str:
            try:
                summary = Document(row["html"].decode("utf-8", "replace")).summary()
                return str(html_text.extract_text(summary))
            except Exception:  # its failures have no common type; no text counts as none found
                return ""

        named["readability-lxml"] = readability
    return named


def articles(rows: Sequence[Row]) -> Row:
    """Precision, recall, F1 and pages a second of every tool."""
    others = tools()
    # What is loaded once is no part of the pace, among it the words for months.
    find_date("<html><body><p class='date'>Tuesday, 3rd of March</p></body></html>")
    for row in rows[:3]:
        ours(row), [tool(row) for tool in others.values()]
    texts: dict[str, list[str]] = defaultdict(list)
    spent: dict[str, float] = defaultdict(float)
    seconds = 0
    for row in rows:
        begun = time.process_time()
        found = ours(row)
        spent["rashomon, text"] += time.process_time() - begun
        seconds += found is not None and found.extractor.startswith("trafilatura")
        texts["rashomon, text"].append(text_of(found))
        texts["rashomon, body"].append(body_of(found))
        for name, tool in others.items():
            begun = time.process_time()
            texts[name].append(tool(row))
            spent[name] += time.process_time() - begun
    known = host_lines(rows, lambda row: dump(row["html"]).splitlines())
    for row in rows:
        texts["rashomon, text, host lines"].append(text_of(ours(row, known[row["host"]])))
    figures: Row = {}
    for name, found in texts.items():
        figures[name] = scored(zip(found, (row["gold"] for row in rows), strict=True))
        if name in spent:
            figures[name]["pages_s"] = round(len(rows) / spent[name], 1)
            figures[name]["times_trafilatura"] = round(spent["trafilatura"] / spent[name], 2)
    figures["rashomon, text"]["second_opinions"] = seconds
    return figures


def overall(sets: Row) -> float:
    """How many times as fast as trafilatura ours is on the pages of all sets together."""
    spent = {
        tool: sum(told[tool]["pages"] / told[tool]["pages_s"] for told in sets.values())
        for tool in ("trafilatura", "rashomon, text")
    }
    return round(spent["trafilatura"] / spent["rashomon, text"], 2)


def scored(pairs: Iterable[tuple[str, str]]) -> Row:
    """P and R by page, averaged, and the F1 of the averages; pages without text are left out."""
    shares = []
    for text, gold in pairs:
        read, truth = grams(text), grams(gold)
        if read or truth:
            both = (read & truth).total()
            shares.append((both / max(1, read.total()), both / max(1, truth.total())))
    p, r = (sum(side) / len(shares) for side in zip(*shares, strict=True))
    return {
        "pages": len(shares),
        "p": round(p, 3),
        "r": round(r, 3),
        "f1": round(2 * p * r / (p + r), 4),
    }


def host_lines(rows: Sequence[Row], lines: Callable[[Row], list[str]]) -> dict[str, HostLines]:
    """The lines of each host's pages."""
    known: dict[str, HostLines] = defaultdict(HostLines)
    for row in rows:
        known[row["host"]].add(lines(row))
    return known


def letters(words: str) -> str:
    """Words by their letters and digits alone."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", words).casefold())


def names(told: Iterable[str]) -> set[str]:
    """Authors as a set, lists taken apart."""
    parts = (part for words in told for part in re.split(r"[,;]|\band\b", words))
    return {letters(part) for part in parts} - {""}


def metadata(rows: Sequence[Row]) -> Row:
    """How often day, writers and headline are right, beside trafilatura's."""
    right: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        moment = datetime.fromisoformat(row["published"])
        days = {moment.date().isoformat()}
        if moment.tzinfo:
            days.add(moment.astimezone(UTC).date().isoformat())
        found = describe(row["html"])
        other = trafilatura.extract_metadata(row["html"])
        for name, day, writers, title in (
            ("rashomon", found.published, "; ".join(found.authors), found.title),
            ("trafilatura", other.date, other.author, other.title),
        ):
            right[name]["date"] += day in days
            right[name]["authors"] += names([writers or ""]) == names(row["authors"])
            right[name]["title"] += letters(title or "") == letters(row["title"])
    shares = {
        name: {field: round(hits / len(rows), 4) for field, hits in fields.items()}
        for name, fields in right.items()
    }
    return {"pages": len(rows), **shares}


def dumps(rows: Sequence[Row]) -> Row:
    """Dumps of English pages: what is marked as body, with and without the lines of the host."""
    language = load_language()
    english = [row for row in rows if row["gold"] and language_of(row["gold"]) in ("en", None)]
    texts = {row["id"]: dump(row["html"]) for row in english}
    known = host_lines(english, lambda row: texts[row["id"]].splitlines())
    alone, together = [], []
    spent = 0.0
    for row in english:
        text = texts[row["id"]]
        begun = time.process_time()
        lines = mark(text, language)
        spent += time.process_time() - begun
        alone.append("\n".join(text[s.start : s.end] for s in lines if s.kind == "body"))
        lines = mark(text, language, known=known[row["host"]])
        together.append("\n".join(text[s.start : s.end] for s in lines if s.kind == "body"))
    gold = [row["gold"] for row in english]
    return {
        "alone": scored(zip(alone, gold, strict=True)) | {"pages_s": round(len(gold) / spent, 1)},
        "with the host's lines": scored(zip(together, gold, strict=True)),
    }


def glued(sets: dict[str, list[Row]], syria: Sequence[Row]) -> Row:
    """Pairs found and exact, and single stories that are split."""
    news = [story(row) for row in sets["fundus80"]]
    singles = [
        story(row)
        for name in SETS
        for row in sets[name]
        if row["gold"] and language_of(row["gold"]) == "en"
    ]
    conflict = [syrian(row) for row in syria if len(row["text"]) > 800]
    figures: Row = {}
    for kind, stories, alone in (
        ("different news", [s for s in news if len(s["lines"]) > 3], singles),
        ("same conflict", conflict, conflict),
    ):
        draw = random.Random(SEED)
        pairs = []
        while len(pairs) < PAIRS:
            one, other = draw.sample(stories, 2)
            if one["from"] != other["from"]:
                pairs.append((one, other))
        for layout in ("bare", "headed", "signed"):
            exact = split = 0
            for one, other in pairs:
                above, below = laid_out(one, layout), laid_out(other, layout)
                text = "\n".join([*above, *below])
                starts = begins(text)
                split += len(starts) > 1
                exact += starts == [0, len("\n".join(above)) + 1]
            wrong = sum(len(begins("\n".join(laid_out(each, layout)))) > 1 for each in alone)
            figures[f"{kind}, {layout}"] = {
                "pairs": len(pairs),
                "found_and_exact": round(exact / len(pairs), 3),
                "split_at_all": round(split / len(pairs), 3),
                "singles": len(alone),
                "false_splits": round(wrong / len(alone), 4),
            }
    return figures


def story(row: Row) -> Row:
    """A page's own story, as people cut it out."""
    found = ours(row)
    # Brackets say in the truth that a line may be left out.
    lines = [line.strip("[] ") for line in row["gold"].splitlines() if line.strip("[] ")]
    return {
        "from": row["host"],
        "title": (found and found.title) or lines[0],
        "author": (found and found.author) or "Staff",
        "day": (found and found.published) or "2024-03-01",
        "lines": lines,
    }


def syrian(row: Row) -> Row:
    """A report of FA-KES, two sentences a line; its text begins with the day and the headline."""
    sentences = re.split(r"(?<=[.\"]) (?=[A-Z\"])", row["text"])[1:]
    lines = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
    return {
        "from": row["source"],
        "title": row["title"],
        "author": row["source"].title(),
        "day": row["text_date"] or "2017-04-05",
        "lines": lines,
    }


def laid_out(told: Row, layout: str) -> list[str]:
    """A story's lines, with as much above them as the layout has."""
    day = datetime.fromisoformat(told["day"]).strftime("%B %-d, %Y")
    above = {
        "bare": [],
        "headed": [told["title"]],
        "signed": [told["title"], f"By {told['author']}", day],
    }
    return [*above[layout], *told["lines"]]


def begins(text: str) -> list[int]:
    """Where the stories of a page begin."""
    at: dict[int, int] = {}
    for segment in mark(text, load_language()):
        at.setdefault(segment.story, segment.start)
    return list(at.values())


if __name__ == "__main__":
    main()
