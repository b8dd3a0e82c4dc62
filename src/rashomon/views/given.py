"""JSON that others made in; the words at a place of it out, or nothing where none stand."""

from typing import Any

# More of anything than this is not what somebody said of a page.
LONGEST = 20_000
# They join the signs of an emoji and the letters of some scripts, and stay.
_JOINERS = "\u200c\u200d"


def at(value: Any, *path: str | int) -> Any:
    """What stands at a place; None where there is no such place. A single thing counts as the
    first of a list, as it does in JSON-LD."""
    for step in path:
        if isinstance(step, int):
            if isinstance(value, list):
                value = value[step] if step < len(value) else None
            elif step:
                value = None
            continue
        while isinstance(value, list):
            value = value[0] if value else None
        value = value.get(step) if isinstance(value, dict) else None
    return value


def words(value: Any, *path: str | int) -> str:
    """The words at a place; empty where none stand there. Numbers count as words."""
    found = at(value, *path)
    if isinstance(found, str):
        return found[:LONGEST].strip()
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return str(found) if is_number else ""


def first_words(value: Any, *paths: tuple[str | int, ...]) -> str:
    """The words at the first of some places that has any."""
    return next((found for path in paths if (found := words(value, *path))), "")


def line(text: str, longest: int = 300) -> str:
    """Words of others as one line that can do a terminal no harm."""
    seen = "".join(
        sign if sign.isprintable() or sign in _JOINERS else " " for sign in text[:LONGEST]
    )
    plain = " ".join(seen.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"
