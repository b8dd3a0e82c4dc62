"""The command line in this process: what a user types goes in; exit code and what is printed, out."""

import io
import subprocess
import sys
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from unittest.mock import patch

from rashomon.cli import main


def typed(*words: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run `rashomon WORDS`. A process of its own would load the program anew each time, which takes
    seconds; what only such a process can show (signals, memory, two at once) has tests with one."""
    line = ["rashomon", *map(str, words)]
    held, complained = io.BytesIO(), io.BytesIO()
    printed, said = _stream(held), _stream(complained)
    code = 0
    with ExitStack() as stack:
        stack.enter_context(patch.object(sys, "argv", line))
        stack.enter_context(patch.object(sys, "stdin", _stream(io.BytesIO(stdin.encode()))))
        stack.enter_context(redirect_stdout(printed))
        stack.enter_context(redirect_stderr(said))
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    return subprocess.CompletedProcess(line, code, _text(printed, held), _text(said, complained))


def _stream(held: io.BytesIO) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedRandom(held), encoding="utf-8", newline="")  # type: ignore[arg-type]


def _text(stream: io.TextIOWrapper, held: io.BytesIO) -> str:
    stream.flush()
    return held.getvalue().decode()
