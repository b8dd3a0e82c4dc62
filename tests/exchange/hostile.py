"""A case of names and words that would be markup or commands where they are not written with care.

All invented: two outlets, one of each side, tell of one attack.
"""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rashomon.intake import reports
from rashomon.reader import default_reader
from rashomon.store import Case, open_case
from rashomon.store.filling import fill

MADE = "2026-01-02T03:04:05+00:00"
OUTLETS = (
    '=HYPERLINK("x") <script>alert(1)</script> & "Sons"; 🕊 صوت الوادي',
    "**Bold** [link](http://x.example) `code` ~~no~~ www.y.example <!-- -->",
)
TEXTS = (
    'The army of Norland shelled the market of "O\'Brien & Sons" in Sevastopol on 3 May 2024, killing '
    "at least nine people 🚑, the mayor <b>said</b>.\n\n"
    'Norland attacked the *old* school, Ukraine said. "We saw\nnine <i>bodies</i>; | a | b |", said '
    "a witness.\n\nنفت روسيا. Russia denied that it attacked the school.\n",
    "The school in Sevastopol was bombed by Ukraine on 3 May 2024, killing 12 people, Russia said.\n\n"
    "Ukraine attacked the school, Russia said. Ukraine denied that it attacked the school.\n\n"
    "- 1. # `Nobody` _knows_ $x$ :smile: who fired, http://z.example said.\n",
)


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="hostile-")


@cache
def hostile_case() -> Path:
    folder = Path(_folder().name)
    records = [
        {
            "id": f"page-{number}\u202e",
            "text": text,
            "publisher": outlet,
            "title": f"Nine dead <{number}> in & around Sevastopol\u0085|",
            "date": f"2024-05-0{4 + number}",
            "url": f"https://a.example/{number}?a=1&b=<2>",
        }
        for number, (outlet, text) in enumerate(zip(OUTLETS, TEXTS, strict=True))
    ]
    pages = folder / "pages.jsonl"
    pages.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    path = folder / "case.db"
    with open_case(path, create=True) as case:
        language = case.language()
        for _ in fill(case, default_reader(language), reports([pages], language)):
            pass
        first, second = (report.id for report in case.reports())
        why = "the same <day> & the same school"
        case.decide("merge", by='ana "b"', why=why, entity=first, into=second, of="story")
        case.compare()
    return path


def texts(case: Case) -> dict[str, str]:
    return {report.id: report.text for report in case.reports()}
