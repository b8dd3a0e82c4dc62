"""The commands in, the page that tells of them with the options of each filled in, out.

`docs/reference/commands.md` is written by hand but for the blocks behind `<!-- options: NAME -->`,
which this writes from the commands themselves (`make lists`).
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import typer

from rashomon.cli import app

# Typer has a copy of Click of its own, whose classes have no public name.
Command: TypeAlias = Any

# What Typer writes behind a name for the type of its value, and how the page has it.
TYPE = re.compile(r" <(?:list\[)?(\w+).*?>")
VALUES = {"path": "FILE", "Path": "FILE", "str": "WORDS", "int": "N", "float": "N"}

BLOCK = re.compile(r"<!-- options: ([a-z ]+) -->\n.*?<!-- end -->", re.DOTALL)


def with_options(page: str) -> str:
    """A page with each block of options made anew."""
    known = dict(commands())

    def made(block: re.Match[str]) -> str:
        name = block[1]
        if name not in known:
            raise ValueError(f"there is no command {name!r}; mend the page or the command")
        return f"<!-- options: {name} -->\n{_described(name, known[name])}\n<!-- end -->"

    return BLOCK.sub(made, page)


def commands() -> Iterator[tuple[str, Command]]:
    """Every command by what is typed for it, those of a group with the group's name before them."""
    yield from _within(typer.main.get_command(app), "")


def _within(command: Command, before: str) -> Iterator[tuple[str, Command]]:
    for name, each in getattr(command, "commands", {}).items():
        if getattr(each, "commands", None):
            yield from _within(each, f"{before}{name} ")
        else:
            yield f"{before}{name}", each


def _described(name: str, command: Command) -> str:
    """What is typed, and a table of what may stand behind it."""
    context = typer.Context(command, info_name=f"rashomon {name}")
    pieces = (re.sub("[{}]", "", piece).upper() for piece in command.collect_usage_pieces(context))
    rows = []
    for parameter in command.params:
        typed, told = parameter.get_help_record(context)
        if typed.startswith("-"):
            typed = TYPE.sub(lambda found: f" {VALUES[found[1]]}", typed)
        else:
            typed = TYPE.sub("", typed).upper()
        rows.append(f"| `{typed}` | {_cell(told)} |")
    return "\n".join((f"`{' '.join((f'rashomon {name}', *pieces))}`", "", *_table(rows)))


def _table(rows: list[str]) -> list[str]:
    return ["| | |", "|---|---|", *rows] if rows else ["No options."]


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_options(path.read_text(encoding="utf-8")), encoding="utf-8")
