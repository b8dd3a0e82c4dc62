"""The text of a YAML list in; what it holds out, or one sentence on where it cannot be read."""

from typing import Any

import yaml

from rashomon.errors import LanguageError

# A list is some five levels deep; a thousand end the process, for YAML reads them in C.
DEEPEST = 50
# Things of a list, those that it refers to (`*name`) counted at each place: a short list can hold
# more than a memory does.
MOST = 1_000_000


def content_of(text: str, path: str) -> Any:
    """What a list holds."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _look_over(text, loader, path)
        return yaml.load(text, loader)
    except LanguageError:
        raise
    except Exception as error:  # a date of month 13, a number of too many digits, and other kinds
        raise LanguageError(
            f"{path}: the word list is no valid YAML ({_words(error)}); mend it."
        ) from error


def _look_over(text: str, loader: Any, path: str) -> None:
    """Refuse what is nested too deeply, or grows too large, before any of it is made."""
    sizes: dict[str, int] = {}
    open_: list[tuple[str | None, int]] = []
    for event in yaml.parse(text, loader):
        where = f"{path} line {event.start_mark.line + 1}" if event.start_mark else path
        if isinstance(event, yaml.CollectionStartEvent):
            open_.append((event.anchor, 1))
            if len(open_) > DEEPEST:
                raise LanguageError(f"{where}: the word list is nested too deeply; mend it.")
            continue
        anchor, size = getattr(event, "anchor", None), 1
        if isinstance(event, yaml.CollectionEndEvent):
            anchor, size = open_.pop()
        elif isinstance(event, yaml.AliasEvent):
            size, anchor = sizes.get(str(event.anchor), MOST), None
        if anchor is not None:
            sizes[anchor] = size
        if open_:
            open_[-1] = open_[-1][0], open_[-1][1] + size
        if size >= MOST or (open_ and open_[-1][1] >= MOST):
            reason = "the word list refers to itself, or holds too much"
            raise LanguageError(f"{where}: {reason}; write the words where they belong.")


def _words(error: Exception) -> str:
    """What is wrong, and on which line, in one line that can be printed."""
    mark = getattr(error, "problem_mark", None)
    told = getattr(error, "problem", None) or getattr(error, "reason", None) or error
    told = "".join(sign if sign.isprintable() else " " for sign in str(told)[:200])
    return f"line {mark.line + 1}: {told}" if mark is not None else " ".join(told.split())
