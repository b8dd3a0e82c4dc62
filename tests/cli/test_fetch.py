"""`rashomon fetch`: pages of a server on this machine go into a case, each once."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.store import open_case
from tests.intake.fetching.conftest import Server, server  # noqa: F401

WORDS = "The army shelled Vella on Monday, the mayor of Vella said. The army denied it."
OTHER = "The army shelled Vella on Monday, killing two people, the mayor of Vella said."


def fetch(case: Path, *arguments: str) -> Result:
    given = ["fetch", *arguments, "--case", str(case), "--allow-private", "--every", "0"]
    return CliRunner().invoke(app, [*given, "--by", "tester"])


def test_pages_go_into_a_case_once(server: Server, tmp_path: Path) -> None:  # noqa: F811
    case, address = tmp_path / "vella.db", f"{server.address}/a.html"
    server.page("/a.html", WORDS)
    done = fetch(case, address, f"{address}#part")
    assert done.exit_code == 0, done.output
    assert "1 pages fetched" in done.output
    assert "1 new in" in done.output
    with open_case(case) as kept:
        (report,) = kept.reports()
        assert (report.address, report.name) == (address, address)
        assert "The army denied it." in report.text
        fetched = [f for f in kept.fetches() if f.address == address]
        assert [(f.status, f.by, f.sha256) for f in fetched] == [(200, "tester", report.sha256)]
        assert report.retrieved == fetched[0].at
        assert WORDS.encode() in kept.raw(report.sha256)
        assert {claim.polarity for claim in kept.claims()} == {"affirmed", "denied"}

    again = fetch(case, address)
    assert again.exit_code == 0
    assert "1 fetched before" in again.output
    assert server.asked.count("/a.html") == 1

    same = fetch(case, address, "--again")
    assert "0 new in" in same.output
    server.page("/a.html", OTHER)
    changed = fetch(case, address, "--again")
    assert "1 new in" in changed.output
    server.page("/a.html", f"{OTHER}<!-- 2 -->")  # the same words in other bytes
    assert "1 new in" in fetch(case, address, "--again").output
    with open_case(case) as kept:
        assert len(list(kept.reports())) == 3
        (first, *_) = kept.reports()
        assert len(kept.same_page(first)) == 3
        assert sum(f.address == address for f in kept.fetches()) == 4


def test_failures_are_told_kept_and_counted(server: Server, tmp_path: Path) -> None:  # noqa: F811
    case, named = tmp_path / "vella.db", tmp_path / "list.txt"
    server.page("/a.html", WORDS)
    server.says("/b.pdf", b"%PDF", content_type="application/pdf")
    server.says("/empty", b" ", content_type="text/plain")
    server.says("/binary", bytes(200), content_type="text/plain")
    lines = [
        "# what to fetch",
        "",
        *(f"{server.address}{p}" for p in ("/b.pdf", "/gone", "/empty", "/binary")),
        "news",
    ]
    named.write_text("\n".join(lines), encoding="utf-8")
    done = fetch(case, f"{server.address}/a.html", "--list", str(named))
    assert done.exit_code == 1
    for words in (
        "application/pdf, no page",
        "404 (Not Found)",
        "no text in it",
        "not text",
        "no address of the Web",
    ):
        assert words in done.output
    assert "5 could not be had or read" in done.output
    with open_case(case) as kept:
        assert len(list(kept.failures())) == 5
        assert [report.address for report in kept.heads()] == [f"{server.address}/a.html"]
    server.page("/gone", OTHER)
    assert fetch(case, f"{server.address}/gone").exit_code == 0  # what failed may be tried again


def test_this_machine_is_not_asked_unless_it_is_wanted(server: Server, tmp_path: Path) -> None:  # noqa: F811
    server.page("/a.html", WORDS)
    given = ["fetch", f"{server.address}/a.html", "--case", str(tmp_path / "vella.db")]
    done = CliRunner().invoke(app, given)
    assert done.exit_code == 1
    assert server.asked == []


@pytest.mark.parametrize("arguments", [[], ["--list", "nowhere.txt"]])
def test_nothing_to_fetch_is_said(tmp_path: Path, arguments: list[str]) -> None:
    done = fetch(tmp_path / "vella.db", *arguments)
    assert done.exit_code != 0
    assert isinstance(done.exception, ValueError)
    assert not (tmp_path / "vella.db").exists()
