"""A report that gives orders is only ever quoted: it stands in data fields, and nothing changes."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import given, settings, strategies as st

from rashomon.records import Report
from rashomon.views.assistant.fitting import HEAD, fit
from rashomon.views.assistant.quoting import Make, Quote, Shown, Words
from rashomon.views.assistant.served import Served
from rashomon.views.assistant.tools import INSTRUCTIONS
from tests.views.assistant.asking import Answers, ask, call, refusal, strings
from tests.views.assistant.conftest import FAKES, HOSTILE, MARK, ORDER

# What may stand outside the fields of data, but for notes: ids, words of closed lists, stamps.
OURS = re.compile(r"[0-9a-f]{16}|[0-9a-f]{64}|[a-z_]+|\d+-\d+")
COUNTS = re.compile(r"\d+ reports?(, \d+ outlets?, \d+(-\d+)? origins?)?")


def test_words_of_reports_stand_in_data_fields_only(answers: Answers) -> None:
    marked = 0
    for name, told in answers:
        for key, words, data in strings(told):
            if data:
                marked += MARK in words
            elif key == "note":
                assert MARK not in words
                assert "nstructions" not in words
            elif key == "words":
                assert COUNTS.fullmatch(words), (name, key, words)
            else:
                assert OURS.fullmatch(words), (name, key, words)
    assert marked > 20


def test_nothing_is_stripped_from_the_words(desk: Served) -> None:
    (head,) = [head for head in desk.case.heads() if MARK in head.name]
    told = ask(desk, "read", report=head.id)
    assert told["text"]["quote"] == HOSTILE["text"]
    for fake in FAKES:
        assert fake in told["text"]["quote"]
    (source,) = told["sources"]
    for field in ("title", "author", "address"):
        assert source["reported"][field] == HOSTILE[field]
    assert source["reported"]["outlet"] == HOSTILE["publisher"]


def test_the_text_holds_no_character_that_nobody_sees(desk: Served) -> None:
    (head,) = [head for head in desk.case.heads() if MARK in head.name]
    result = call(desk, "read", report=head.id)
    note, body = (block.text for block in result.content)
    assert MARK not in note
    assert all(" " <= letter < "\x7f" or letter.isprintable() for letter in body)
    assert "\\u202e" in body
    assert "\\udb40\\udc6f" in body  # a tag
    assert json.loads(body)["text"]["quote"] == HOSTILE["text"]


def test_tools_and_instructions_do_not_depend_on_the_case(desk: Served, tmp_path: Path) -> None:
    from rashomon.store import open_case
    from rashomon.views.assistant.server import make_server, offered

    open_case(tmp_path / "empty.db", create=True).close()
    empty = Served(tmp_path / "empty.db")
    servers = [make_server(each) for each in (desk, empty)]
    empty.close()
    assert {server.instructions for server in servers} == {INSTRUCTIONS}
    assert MARK not in str(offered())
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in offered())


def test_refusals_name_no_report(desk: Served, capsys: Any) -> None:
    for name, arguments in [
        ("read", {"report": "nothing of that name"}),
        ("read", {"report": ""}),
        ("claims", {"report": "nothing"}),
        ("compare", {"reports": ["nothing", "nothing else"]}),
    ]:
        assert MARK not in refusal(desk, name, **arguments)
    logged = capsys.readouterr().err
    assert "</report>" in logged  # the store's own sentence, for whoever runs the server
    assert "\x1b" not in logged


def test_what_is_asked_for_is_not_taken_for_orders(desk: Served) -> None:
    before = desk.case.counts()
    found = ask(desk, "search", words=ORDER)
    assert found["reports"]
    found = ask(desk, "search", words="\x1b[31m \u202e \ud800 NEAR(x AND *".replace("\ud800", ""))
    assert found["total"] == 0
    assert desk.case.counts() == before


LETTERS = st.text(max_size=4000) | st.text(
    alphabet='"\\\x00\x1b\n</>{}[]\U000e0041é', max_size=4000
)


class Line(Shown, frozen=True):
    at: Quote


@settings(max_examples=30, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=12), LETTERS)
def test_whatever_the_words_are_a_page_keeps_its_size_and_goes_on(
    texts: list[str], name: str
) -> None:
    head = Report(id="r", name=name, sha256="0" * 64, address=name, text="", title=name)

    def make(text: str) -> Make:
        return lambda words: Line(words.quote("r", 0, len(text), text))

    makes, offset, shown = [make(text) for text in texts], 0, []
    while True:
        page = fit(makes[offset:], lambda _: {"r": head}, 15_000, offset)
        assert page.parts
        whole = (page.parts, page.sources)
        assert len(msgspec.json.encode(whole)) <= 15_000 - HEAD + 100
        shown += page.of(Line)
        if page.next is None:
            break
        offset = page.next
    assert len(shown) == len(texts)
    for line, text in zip(shown, texts, strict=True):
        assert text[line.at.start : line.at.end] == line.at.quote
        assert line.at.cut == (line.at.quote != text)


def test_words_that_are_too_long_say_how_much_is_left_out() -> None:
    assert Words(5).plain("abcdefgh") == "abcde … [3 characters more]"
    assert Words(5).plain("abcde") == "abcde"
    assert Words(2).quote("r", 7, 10, "abc") == Quote("r", 7, 9, "ab", cut=True)
