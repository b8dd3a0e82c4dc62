"""A case is named by a path or by an address, and no message gives a password away."""

from pathlib import Path

import pytest

from rashomon.errors import StoreError
from rashomon.store import open_case
from rashomon.store.address import Server, is_server, masked, place_of


@pytest.mark.parametrize("case", ["case.db", "a/b c?.case", "postgres.db", "postgresql", "c:case"])
def test_a_path_is_a_path(case: str) -> None:
    assert place_of(case) == place_of(Path(case)) == Path(case)
    assert not is_server(case)


@pytest.mark.parametrize(
    ("address", "shown", "name"),
    [
        ("postgresql://h/news", "postgresql://h/news", "news"),
        ("postgres://h/news", "postgresql://h/news", "news"),
        ("POSTGRESQL://h/news", "postgresql://h/news", "news"),
        ("postgresql://ana:secret@h:5433/news", "postgresql://ana@h:5433/news", "news"),
        ("postgresql://ana:s%40%2Fx@h/news?schema=smara", "postgresql://ana@h/news?schema=smara", "smara"),
        ("postgresql://h/news?user=ana&password=secret", "postgresql://ana@h/news", "news"),
        ("postgresql://ana@/news?host=/run/postgresql", "postgresql://ana@/news", "news"),
        ("postgresql://[::1]:5433/news", "postgresql://[::1]:5433/news", "news"),
        ("postgresql:///news", "postgresql:///news", "news"),
        ("postgresql://", "postgresql:///", "public"),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_its_password(address: str, shown: str, name: str) -> None:
    place = place_of(address)
    assert isinstance(place, Server)
    assert str(place) == masked(address) == shown
    assert place.name == name
    assert "secret" not in repr(place)


def test_a_schema_has_a_name_that_the_server_keeps_whole() -> None:
    with pytest.raises(StoreError, match="cannot be the name of a schema; use one of up to 63"):
        place_of(f"postgresql://h/news?schema={'é' * 32}")


def test_a_password_is_kept_as_it_is_written() -> None:
    place = place_of("postgresql://ana:s%40%2F%25x@h/news")
    assert isinstance(place, Server)
    assert place.settings["password"] == "s@/%x"


def test_a_command_may_take_an_address_for_a_path() -> None:
    address = "postgresql://ana:secret@h/news?schema=smara"
    assert place_of(Path(address)) == place_of(address)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql:h/news",
        "postgresql://ana:sec@ret@h/news",
        "postgresql://ana:sec/ret@h/news",
        "postgresql://ana:sec#ret@h/news",
        "postgresql://ana:sec?ret@h/news",
        "postgresql://h:port/news",
        "postgresql://h/news/ret",
        "postgresql://h/news?ret",
        "postgresql://[h/ret",
    ],
)
def test_a_mistaken_address_is_one_sentence_without_its_parts(address: str) -> None:
    with pytest.raises(
        StoreError, match=r"this is no address of a case on a server; write "
    ) as caught:
        open_case(address)
    for part in ("ret", "sec", "ana:"):
        assert part not in str(caught.value).replace("secret", "")
