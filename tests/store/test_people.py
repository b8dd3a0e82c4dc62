"""People open a case each by a token of their own, of which nothing but a hash is kept."""

import pytest

from rashomon.errors import MissingError, StoreError
from rashomon.store import Case, schema


def test_a_token_opens_the_case_until_its_owner_is_ended(case: Case) -> None:
    assert not case.has_people()
    ana, token = case.add_person("  ana   lena ", "review", by="bo")
    _, other = case.add_person("ben", "read", by="bo")
    assert (ana.name, ana.role, ana.ended) == ("ana lena", "review", None)
    assert token != other
    assert case.whose(token) == ana
    for wrong in ("", token[:-1], token + "x", other.upper(), "\udcff", "\x00", "' OR 1=1 --"):
        assert case.whose(wrong) is None
    ended = case.end_person("ana lena", by="bo")
    assert ended.ended
    assert case.whose(token) is None
    assert [person.name for person in case.people()] == ["ana lena", "ben"]
    again, new = case.add_person("ana lena", "admin", by="bo")
    assert case.whose(new) == again
    assert case.has_people()


def test_a_token_is_kept_nowhere(case: Case) -> None:
    _, token = case.add_person("ana", "review", by="bo")
    with case.lent() as connection:
        for table in schema.metadata.tables.values():
            for row in connection.execute(table.select()):
                assert token not in str(row)


def test_what_was_done_to_people_is_in_the_log(case: Case) -> None:
    case.add_person("ana", "review", by="bo")
    case.end_person("ana", by="cy")
    lines = list(case.custody())
    assert [(line.act, line.of, line.by) for line in lines] == [
        ("person", "1", "bo"),
        ("person", "1", "cy"),
    ]
    assert case.verify()[1] == []


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\x00b", "a\x1bb"])
def test_a_name_that_cannot_sign_is_refused(case: Case, name: str) -> None:
    with pytest.raises(StoreError, match="cannot sign decisions; give a name"):
        case.add_person(name, "read")


def test_nobody_is_let_in_twice_or_ended_twice(case: Case) -> None:
    case.add_person("ana", "read")
    with pytest.raises(StoreError, match="there is somebody called 'ana' already"):
        case.add_person("ana", "admin")
    case.end_person("ana")
    with pytest.raises(MissingError, match="nobody called 'ana' who may open this case"):
        case.end_person("ana")
