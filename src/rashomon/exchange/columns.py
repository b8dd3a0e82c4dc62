"""A record's type in; the columns of a table that hold all of it, out, and the way there and back.

What a struct's fields say is what the columns are: text and closed lists of words are strings, a
list is a list, a record in a record a struct, what may be None may be null. A list of a fixed
length, whose places differ in meaning, is a struct of `first`, `second` and so on.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec
import pyarrow as pa
from msgspec import inspect

from rashomon.records import Record

PLACES = ("first", "second", "third", "fourth")
R = TypeVar("R", bound=Record)
# Changes a value between its form as JSON and its form in a column.
Change = Callable[[Any], Any]
# The change of a type; None where both forms are one.
Turn = Callable[[inspect.Type], Change | None]
_PLAIN: dict[type[inspect.Type], pa.DataType] = {
    inspect.StrType: pa.string(),
    inspect.LiteralType: pa.string(),
    inspect.RawType: pa.string(),
    inspect.IntType: pa.int64(),
    inspect.FloatType: pa.float64(),
    inspect.BoolType: pa.bool_(),
}


@cache
def columns_of(kind: type[Record]) -> list[pa.Field]:
    """The columns of a record, name for name as in its JSON."""
    return list(_column(inspect.type_info(kind)))


def row_of(record: Record) -> dict[str, Any]:
    """A record as a row of its columns."""
    built = msgspec.to_builtins(record, enc_hook=_raw_words)
    row: dict[str, Any] = _packing(type(record))(built)
    return row


def record_of(row: dict[str, Any], kind: type[R]) -> R:
    """The record that a row was made of."""
    return msgspec.convert(_unpacking(kind)(row), kind)


@cache
def _packing(kind: type[Record]) -> Change:
    return _change(inspect.type_info(kind), _to_columns) or _same


@cache
def _unpacking(kind: type[Record]) -> Change:
    return _change(inspect.type_info(kind), _from_columns) or _same


def _column(told: inspect.Type) -> pa.DataType:
    """The type of a column, or of what stands inside of one."""
    inner, _ = _without_none(told)
    if isinstance(inner, inspect.StructType):
        fields = [
            pa.field(f.encode_name, _column(f.type), nullable=_without_none(f.type)[1])
            for f in inner.fields
        ]
        return pa.struct(fields)
    if isinstance(inner, inspect.VarTupleType):
        part = pa.field("item", _column(inner.item_type), _without_none(inner.item_type)[1])
        return pa.list_(part)
    if isinstance(inner, inspect.TupleType):
        named = zip(PLACES, inner.item_types, strict=False)
        return pa.struct([pa.field(n, _column(t), _without_none(t)[1]) for n, t in named])
    if type(inner) not in _PLAIN:
        raise TypeError(f"no column holds {inner}; tell columns.py what does")
    return _PLAIN[type(inner)]


def _without_none(told: inspect.Type) -> tuple[inspect.Type, bool]:
    """A type without None, and whether it may be None."""
    if not isinstance(told, inspect.UnionType):
        return told, False
    others = [t for t in told.types if not isinstance(t, inspect.NoneType)]
    if len(others) != 1:
        raise TypeError(f"no column holds one of {others}; tell columns.py what does")
    return others[0], len(others) < len(told.types)


def _change(told: inspect.Type, turn: Turn) -> Change | None:
    """How values of a type change, with all that stands in them; None where nothing does."""
    inner, may_be_none = _without_none(told)
    change = _change_of(inner, turn)
    if change is None or not may_be_none:
        return change
    some = change
    return lambda value: None if value is None else some(value)


def _change_of(inner: inspect.Type, turn: Turn) -> Change | None:
    if isinstance(inner, inspect.StructType):
        fields = {f.encode_name: c for f in inner.fields if (c := _change(f.type, turn))}
        if not fields:
            return None
        return lambda row: row | {name: change(row[name]) for name, change in fields.items()}
    if isinstance(inner, inspect.VarTupleType):
        each = _change(inner.item_type, turn)
        return (lambda values: [each(value) for value in values]) if each else None
    if isinstance(inner, inspect.TupleType) and any(_change(t, turn) for t in inner.item_types):
        raise TypeError(f"no column holds {inner}; tell columns.py what does")
    return turn(inner)


def _to_columns(inner: inspect.Type) -> Change | None:
    if not isinstance(inner, inspect.TupleType):
        return None
    names = PLACES[: len(inner.item_types)]
    return lambda values: dict(zip(names, values, strict=True))


def _from_columns(inner: inspect.Type) -> Change | None:
    if isinstance(inner, inspect.RawType):
        return lambda words: msgspec.Raw(words.encode())
    if not isinstance(inner, inspect.TupleType):
        return None
    names = PLACES[: len(inner.item_types)]
    return lambda row: [row[name] for name in names]


def _same(value: Any) -> Any:
    return value


def _raw_words(value: object) -> str:
    """JSON that was kept as it was, as a string."""
    return bytes(value).decode()  # type: ignore[call-overload, no-any-return]
