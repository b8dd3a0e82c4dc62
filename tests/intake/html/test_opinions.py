"""Another extractor is asked where the first opinion is in doubt, and nowhere else."""

import importlib

import pytest

from rashomon.intake.html import extract

extracting = importlib.import_module("rashomon.intake.html.extract")

LEADS = [
    (
        "Varnian army and Selkan forces trade blame for breached dam",
        "The Varnian army and the Selkan forces traded blame on Monday for the breached dam at "
        "Orvale, which flooded four villages in the night.",
    ),
    (
        "Selkan command denies raid on Telmark hospital",
        "The Selkan command denied on Tuesday that its men had raided the hospital at Telmark, and "
        "accused the Varnian army of staging it.",
    ),
    (
        "Two killed as shells strike Norport ferry quay",
        "Shells killed two people when they struck the ferry quay at Norport on Friday, said the "
        "harbour master, who would not say whose they were.",
    ),
]
MORE = (
    "A clerk of the district counted the damage by boat. She said that both sides had asked her for "
    "the list, and that she had given it to neither. The families were brought to a school. "
    "Engineers looked for the key of the pump until noon; by then the lower road was gone, and with "
    "it the post office, two barns and the bakery. Nobody could say when bread would be had again, "
    "and the district asked for flour from wherever flour was. "
)
OTHER = "<p>A reader from the hills writes that nothing of this would have happened in his day.</p>"


def page(title: str, lead: str, beside: int) -> bytes:
    """An article beside which much more is told, as on the page of a forum."""
    body = f"<h1>{title}</h1><p>{lead}</p><p>{MORE}</p>"
    links = "".join(f'<li><a href="/{n}">What readers say of page {n}</a></li>' for n in range(5))
    others = f"<div>{OTHER}<ul>{links}</ul></div>" * beside
    return f"<html><body><div>{body}</div><div>{others}</div></body></html>".encode()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that the other extractor was asked for."""
    pages: list[str] = []

    def second(html: str) -> str:
        pages.append(html)
        return ""

    monkeypatch.setattr(extracting, "second_opinion", second)
    monkeypatch.setattr(extracting, "quick_opinion", lambda html: "")
    return pages


@pytest.mark.parametrize(("title", "lead"), LEADS)
def test_a_text_that_restates_its_headline_is_believed(
    asked: list[str], title: str, lead: str
) -> None:
    article = extract(page(title, lead, beside=9))
    assert lead in article.text
    assert not asked


@pytest.mark.parametrize(("title", "lead"), LEADS)
def test_a_text_that_leaves_much_outside_is_in_doubt(
    asked: list[str], title: str, lead: str
) -> None:
    extract(page("What readers told us this week", lead, beside=9))
    assert asked


@pytest.mark.parametrize(("title", "lead"), LEADS)
@pytest.mark.parametrize(("found", "taken"), [("Too short.", False), (MORE * 3, True)])
def test_of_a_short_text_more_is_taken_never_less(
    monkeypatch: pytest.MonkeyPatch, title: str, lead: str, found: str, taken: bool
) -> None:
    monkeypatch.setattr(extracting, "quick_opinion", lambda html: "")
    monkeypatch.setattr(extracting, "second_opinion", lambda html: found)
    html = f"<html><body><h1>{title}</h1><p>{lead}</p></body></html>".encode()
    article = extract(html)
    assert (lead not in article.text) is taken
    assert article.extractor.startswith("trafilatura" if taken else "rashomon")
