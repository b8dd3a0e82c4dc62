"""Checks of others: kept as theirs, beside the reports that they are of."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import ExchangeError
from rashomon.exchange.into.claimreview import take
from rashomon.exchange.taken import Taken
from rashomon.store import Case

from .pages import add, empty_case

URL = "https://courier.example/kirvan"
TEXT = "Norland's army said “the front shelled the market in Kirvan”. The front said Norland shelled it."
SAID = "The front shelled the market in Kirvan"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with empty_case(tmp_path / "a.db") as opened:
        yield opened


def review(claimed: str = SAID, **more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://facts.example/1",
        "author": {"@type": "Organization", "name": "Plain Facts"},
        "claimReviewed": claimed,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 2,
            "bestRating": 5,
            "alternateName": "Unproven",
        },
        "itemReviewed": {
            "@type": "Claim",
            "appearance": [{"@type": "NewsArticle", "url": f"{URL}/?utm_source=x"}],
        },
    } | more


def took(case: Case, folder: Path, content: object, name: str = "checks.json") -> list[Taken]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return list(take(case, path, "Bram"))


PAGE = """<html><head><SCRIPT async type='application/ld+json'>
{}</script><script>if (a < b) {{ c = "</b>" }}</script>
<script type="application/ld+json">{{"broken": </script></head><body>ClaimReview</body></html>"""


@pytest.mark.parametrize("shape", ["one", "list", "graph", "feed", "lines", "page", "deep"])
def test_a_check_is_found_in_every_shape_of_file(shape: str, case: Case, tmp_path: Path) -> None:
    report = add(case, TEXT, URL)
    mine = review()
    content: Any = {
        "one": mine,
        "list": [mine, {"@type": "Article"}],
        "graph": {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, mine]},
        "feed": {
            "@type": "DataFeed",
            "dataFeedElement": [{"@type": "DataFeedItem", "item": [mine]}],
        },
        "lines": (json.dumps(mine) + "\n" + json.dumps({"@type": "Thing"}) + "\n").encode(),
        "page": PAGE.format(json.dumps(mine)).encode(),
        "deep": {"a": [{"b": mine | {"@type": ["Review", "http://schema.org/ClaimReview"]}}]},
    }[shape]
    taken = [t for t in took(case, tmp_path, content) if t.kept]
    assert [t.anchored for t in taken] == [True]
    (kept,) = case.imported("check")
    assert (kept.report, kept.quote) == (report, SAID.replace("The", "the"))
    assert json.loads(bytes(kept.record))["reviewRating"] == mine["reviewRating"]


def test_one_broken_script_of_a_page_is_listed(case: Case, tmp_path: Path) -> None:
    taken = took(case, tmp_path, PAGE.format(json.dumps(review())).encode(), "check.html")
    (broken,) = (t for t in taken if not t.kept)
    assert broken.words.startswith("check.html, script 2: this is no JSON")


def test_words_that_are_not_in_the_report_leave_the_check_with_the_report(
    case: Case, tmp_path: Path
) -> None:
    report = add(case, TEXT, URL)
    (taken,) = took(case, tmp_path, review("Rebels attacked a bazaar"))
    assert (taken.kept, taken.anchored) == (True, None)
    (kept,) = case.imported("check")
    assert (kept.report, kept.start) == (report, None)


def test_without_an_address_the_words_tell_the_reports(case: Case, tmp_path: Path) -> None:
    first, second = add(case, TEXT, "a.txt"), add(case, f"Copied: {TEXT}", "b.txt", "b.txt")
    add(case, "The front shelled nothing at the market in Kirvan.", "c.txt", "c.txt")
    taken = took(case, tmp_path, review(itemReviewed={"@type": "Claim"}))
    assert [t.anchored for t in taken] == [True, True]
    assert {kept.report for kept in case.imported("check")} == {first, second}
    assert [t.new for t in took(case, tmp_path, review(itemReviewed={}))] == [False, False]


@pytest.mark.parametrize(
    "claimed", ["The front shelled", "Nobody shelled the market of Kirvan at all"]
)
def test_what_belongs_to_no_report_is_kept_and_listed(
    claimed: str, case: Case, tmp_path: Path
) -> None:
    add(case, TEXT, "a.txt")
    (taken,) = took(case, tmp_path, review(claimed))
    assert (taken.kept, taken.new, taken.anchored) == (True, True, False)
    assert "belongs to no report" in taken.words
    (kept,) = case.imported("check")
    assert kept.report is None


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({"url": None}, "no url"),
        ({"claimReviewed": []}, "no claimReviewed"),
        ({"reviewRating": {"@type": "Rating"}}, "no reviewRating"),
        ({"reviewRating": "False", "url": 3.5j}, "no reviewRating"),
        ({"claimReviewed": " ", "url": ""}, "no claimReviewed and no url"),
    ],
)
def test_a_check_without_what_it_needs_is_one_sentence(
    change: dict[str, Any], lacking: str, case: Case, tmp_path: Path
) -> None:
    change = {k: v for k, v in change.items() if not isinstance(v, complex)}
    broken, good = took(case, tmp_path, [review(**change), review()])
    assert (broken.kept, good.kept) == (False, True)
    assert broken.words.startswith(f"checks.json, number 1: this check gives {lacking}")


def test_a_rating_may_be_a_number_alone(case: Case, tmp_path: Path) -> None:
    (taken,) = took(case, tmp_path, review(reviewRating={"ratingValue": 1}))
    assert taken.kept


def test_a_file_without_checks_says_so(case: Case, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="no check stands in this file"):
        took(case, tmp_path, {"@type": "Article"})
    with pytest.raises(ExchangeError, match="this is no JSON"):
        took(case, tmp_path, b"[" * 100_000)
    assert list(case.imported()) == []


def test_a_page_of_endless_scripts_takes_no_long_time(case: Case, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="no check stands"):
        took(case, tmp_path, b"<html>" + b"<script " * 500_000)
    with pytest.raises(ExchangeError, match="no check stands"):
        took(case, tmp_path, b"<html>" + b"<script>" * 500_000)
