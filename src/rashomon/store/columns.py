"""The types of a case's columns and what is asked of texts, the same to the program in either
database."""

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Dialect, Integer, Text, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

# PostgreSQL keeps no NUL in a text. In its place stand two signs that compare with all others as it
# would, and two for the sign that they are made with, so that every text comes out as it went in.
NUL, ESCAPE = "\x00", "\x01"
_NUL, _ESCAPE = "\x01\x01", "\x01\x02"

# Where the database counts characters, places must hold, and one sign stands for it: one of
# Unicode's noncharacters, which no text may hold that is passed on between programs.
INSTEAD = "\U0008fffe"

# Words shown around the first word that was found.
AROUND = 24

# How rows are asked for that leave one by one: so many are fetched together.
STREAMED = {"yield_per": 64}

Processor = Callable[[Any], Any]


class UnkeptError(ValueError):
    """A text that one database can hold and the other cannot."""


def _put(text: str | None) -> str | None:
    return text.replace(ESCAPE, _ESCAPE).replace(NUL, _NUL) if text else text


def _take(text: str | None) -> str | None:
    return text.replace(_NUL, NUL).replace(_ESCAPE, ESCAPE) if text else text


def _put_counted(text: str | None) -> str | None:
    if text is not None and INSTEAD in text:
        raise UnkeptError(f"the sign U+{ord(INSTEAD):X} cannot be kept on a PostgreSQL server")
    return text.replace(NUL, INSTEAD) if text else text


def _take_counted(text: str | None) -> str | None:
    return text.replace(INSTEAD, NUL) if text else text


class Words(TypeDecorator[str]):
    """A text: to the last character the same, and in the order of its code points, in both."""

    impl = Text
    cache_ok = True
    put: Processor = staticmethod(_put)
    take: Processor = staticmethod(_take)

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        """What a text passes through on its way in; nothing where nothing is to be done."""
        return self.put if dialect.name == "postgresql" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        """What a text passes through on its way out."""
        return self.take if dialect.name == "postgresql" else None


class Counted(Words):
    """A text that the database counts characters in: to the last one at the same place in both,
    and never asked to be in an order."""

    cache_ok = True
    put = staticmethod(_put_counted)
    take = staticmethod(_take_counted)


@compiles(Words, "postgresql")
def _column(words: Words, compiler: Any, **kw: Any) -> str:
    # SQLite compares texts byte by byte; a column of PostgreSQL has to be told to.
    of_column = isinstance(kw.get("type_expression"), Column)
    return 'TEXT COLLATE "C"' if of_column else "TEXT"


# In SQLite a whole number has 64 bits whatever it is called, and a key has to be called INTEGER.
Whole = Integer().with_variant(BigInteger, "postgresql")


class position_of(FunctionElement[int]):  # noqa: N801 - a function of SQL
    """Where a part begins in a text, from 1; 0 where it is not in it."""

    type = Integer()
    inherit_cache = True

    def __init__(self, text: ColumnElement[str], part: str) -> None:
        super().__init__(text, literal(part, text.type))


@compiles(position_of, "sqlite")
def _instr(element: position_of, compiler: Any, **kw: Any) -> str:
    return f"instr({compiler.process(element.clauses, **kw)})"


@compiles(position_of, "postgresql")
def _strpos(element: position_of, compiler: Any, **kw: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **kw)})"


class _Quoted(TypeDecorator[str]):
    """A string inside JSON: SQLite hands it over as it is, PostgreSQL as JSON, since it could hold
    a NUL."""

    impl = Text
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        return _decoded if dialect.name == "postgresql" else None


def _decoded(text: str | None) -> str | None:
    return json.loads(text) if text is not None else None


class first_quote(FunctionElement[str]):  # noqa: N801 - a function of SQL
    """The words of the first of some spans, kept as JSON."""

    type = _Quoted()
    inherit_cache = True


@compiles(first_quote, "sqlite")
def _json_extract(element: first_quote, compiler: Any, **kw: Any) -> str:
    return f"json_extract({compiler.process(element.clauses, **kw)}, '$[0].quote')"


@compiles(first_quote, "postgresql")
def _json_path(element: first_quote, compiler: Any, **kw: Any) -> str:
    return f"({compiler.process(element.clauses, **kw)}::json -> 0 -> 'quote')::text"
