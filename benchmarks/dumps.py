"""How much of an article is marked as body when a whole page's visible text is dumped as lines?

Dumps are made here from the HTML of `pages`: every visible block on a line of its own, tags gone,
as scrapers leave them. What is marked as body is held against the article as people cut it out, in
word 4-grams, averaged over pages. English pages only; pages that come out as two stories are
counted.
Data: shared/data/pages (aeb, fundus80, fundusmeta), their texts belong to their publishers
Command: python benchmarks/dumps.py [--shared PATH]
"""

import gzip
import re
from collections import Counter, defaultdict
from pathlib import Path

from lxml import html

from common import arguments, load_lines, need, show
from rashomon.intake.lines import mark
from rashomon.intake.tongue import language_of
from rashomon.language import load_language

SETS = ("aeb", "fundus80", "fundusmeta")
UNSEEN = set(
    "script style noscript svg template head iframe select object canvas audio video".split()
)
INLINE = set(
    "a b i em strong span u small sup sub font abbr cite q mark time s strike code label ins del "
    "bdi bdo wbr img tt big kbd data dfn acronym nobr".split()
)


def dump(data: bytes) -> str:
    """All visible text of a page, one block a line."""
    lines = [""]

    def walk(element: html.HtmlElement) -> None:
        name = element.tag.lower() if isinstance(element.tag, str) else "comment"
        style = (element.get("style") or "").replace(" ", "").lower() if name != "comment" else ""
        if name not in UNSEEN | {"comment"} and "display:none" not in style:
            if name not in INLINE:
                lines.append("")
            lines[-1] += element.text or ""
            for child in element:
                walk(child)
            if name not in INLINE:
                lines.append("")
        lines[-1] += element.tail or ""

    walk(html.fromstring(data, parser=html.HTMLParser(encoding="utf-8", huge_tree=True)))
    plain = (re.sub(r"\s+", " ", line).strip() for line in lines)
    return "".join(f"{line}\n" for line in plain if line)


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Word 4-grams, as a multiset."""
    words = re.findall(r"\w+", text)
    return Counter(zip(*(words[n:] for n in range(4)), strict=False))


def article(row: dict[str, object]) -> str:
    """The article as people cut it out."""
    body = row.get("body")
    return str(body) if body is not None else "\n".join(row["paragraphs"])  # type: ignore[call-overload]


def main() -> None:
    """Dump, mark and compare."""
    shared: Path = arguments(__doc__).parse_args().shared
    pages = shared / "data" / "pages"
    need(*(pages / name / "truth.jsonl" for name in SETS))
    language = load_language()
    shares: dict[str, list[tuple[float, float]]] = defaultdict(list)
    split = 0
    for name in SETS:
        for row in load_lines(pages / name / "truth.jsonl"):
            gold = grams(article(row))
            if not gold or language_of(article(row)) not in ("en", None):
                continue
            text = dump(
                gzip.decompress((pages / name / "html" / f"{row['id']}.html.gz").read_bytes())
            )
            segments = mark(text, language)
            split += any(segment.story for segment in segments)
            body = "\n".join(text[s.start : s.end] for s in segments if s.kind == "body")
            for key, marked in ((name, grams(body)), (f"{name}, every line", grams(text))):
                both = (marked & gold).total()
                shares[key].append((both / max(1, marked.total()), both / gold.total()))
    figures = {}
    for key, found in shares.items():
        p, r = (sum(side) / len(found) for side in zip(*found, strict=True))
        figures[key] = {"pages": len(found), "p": p, "r": r, "f1": 2 * p * r / (p + r)}
        figures[key] = {name: round(value, 3) for name, value in figures[key].items()}
    total = sum(len(found) for key, found in shares.items() if "every" not in key)
    show(
        {"body": figures, "pages": total, "pages_split_in_two": split},
        *(pages / name / "truth.jsonl" for name in SETS),
    )


if __name__ == "__main__":
    main()
