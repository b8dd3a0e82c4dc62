"""Words are found, ranked and shown alike in both databases."""

import sqlite3
import string
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from rashomon.store import open_case
from rashomon.store.tokens import passage, words_of
from tests.servers import Cluster

from .conftest import make_reading

LETTERS = (
    "aàÅéßſςΣίµКйи\u0306İıＡª²½Ⅷ①الجيَشไทยकि中文한e\u0301e\u0315🚀-_.:'\"|*^()[]%\u00ad\u200b\ufdfa"
)
texts = st.text(alphabet=st.sampled_from(LETTERS + string.ascii_letters[:6] + "  "), max_size=40)
SENTENCES = (
    "The ministry said two rockets hit Smara. The front denied it: no rocket was fired.",
    "Rockets, rockets, rockets! Smara burned (again).",
    "A long day. " + "Nothing was said of it all day long. " * 12 + "Then two rockets hit Smara.",
    "Café Smára was hit; the army's fire-teams came. Fire teams left.",
    "قال الجيش إن صاروخين سقطا على المدينة 🚀",
    "",
)
ASKED = (
    "rockets", "smara rockets", "two rockets", "fire-teams", "fire_teams teams", "cafe", "army's",
    "said", "الجيش", "🚀", "hit smara the", "'", "day long", "long.day", "nowhere", "rocket*", "",
)  # fmt: skip


def fts5(text: str) -> list[str]:
    """The words of a text as SQLite's index knows them."""
    with closing(sqlite3.connect(":memory:")) as tool:
        tool.execute(
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')"
        )
        tool.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        tool.execute("INSERT INTO t VALUES (?)", (text,))
        return [row[0] for row in tool.execute("SELECT term FROM v ORDER BY offset")]


def snippet(text: str, word: str, around: int) -> str:
    with closing(sqlite3.connect(":memory:")) as tool:
        tool.execute(
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')"
        )
        tool.execute("INSERT INTO t VALUES (?)", (text,))
        shown = f"SELECT snippet(t, 0, '', '', '\x1e', {around}) FROM t WHERE t MATCH ?"
        asked = " ".join(f'"{each}"' for each in word.split())
        found = tool.execute(shown, (asked,)).fetchone()
    return str(found[0]).strip("\x1e") if found else ""


@settings(deadline=None)
@given(texts)
def test_words_are_cut_and_folded_as_sqlite_does(text: str) -> None:
    assert words_of(text).split() == fts5(text)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(["a", "b", "c", "d.", "e:", "f", "g,", "a.", "(b)"]), max_size=40),
    st.sampled_from(["a", "b", "a b", "c a b"]),
    st.integers(2, 12),
)
def test_the_passage_is_the_one_that_sqlite_shows(
    words: list[str], asked: str, around: int
) -> None:
    text = " ".join(words)
    shown = snippet(text, asked, around)
    start, quote = passage(text, asked.split(), around)
    assert text[start : start + len(quote)] == quote
    if shown:
        assert quote == shown


def test_a_long_run_of_letters_is_cut() -> None:
    assert [len(word) for word in words_of("ab " + "c" * 90_000).split()] == [2, 500]


@pytest.fixture(scope="module")
def answers(server: Cluster, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """What both databases answer to every question, of the same reports."""
    path: Path = tmp_path_factory.mktemp("words") / "news.case"
    found = []
    with server.fresh() as address:
        for place in (path, address):
            with open_case(place, create=True) as case:
                for number, text in enumerate(SENTENCES):
                    case.add(make_reading(text or " ", name=str(number), entity="x"))
                told = {}
                for asked in ASKED:
                    claims = [claim.id for claim in case.claims(text=asked)]
                    told[asked] = [
                        claims,
                        case.find_reports(asked, 4),
                        case.find_names(asked, [], 9),
                    ]
                found.append(told)
    return found


@pytest.mark.parametrize("asked", ASKED)
def test_the_same_question_finds_the_same(answers: list[dict[str, object]], asked: str) -> None:
    in_file, on_server = answers
    assert on_server[asked] == in_file[asked]
