"""Every command of the tutorial, the recipes and the pages on exchange runs, page by page, and so
do those of the page on origins.

A block of a page that begins with three backticks is, by what stands behind them:

* nothing, or `sh`: commands. Each line that begins with `rashomon ` runs, in process; what stands
  behind `#` is a remark, and `# exit code N` the code that is expected, else 0. Lines that begin
  with a word of OTHERS are run by the system or passed over.
* a language and the name of a file: the file, which is written before the next commands run.
* `text` alone: what the block of commands above it prints. Its lines stand there in this order,
  wherever lines break, on standard output or on standard error.

Each page has a folder of its own, in which the demonstration case is `case.db`.
"""

import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from rashomon.cli import main
from rashomon.cli.demo import demo_files, make
from tests.intake.fetching import conftest as web

server = web.server
DOCS = Path(__file__).parents[1] / "docs"
PAGES = [
    page
    for part in ("tutorial", "how-to", "reference/exchange")
    for page in sorted((DOCS / part).glob("*.md"))
] + [DOCS / "explanation" / "origins.md"]
# Commands that are not run as they stand, with why; they are asked for their help instead, so that
# a command that is gone or named otherwise is found. Their own tests run them.
HELP_ONLY = {
    "serve": "goes on until somebody stops it (tests/cli/test_serve.py)",
    "mcp": "waits for an assistant on standard input (tests/cli/test_mcp.py)",
}
# Forms that need a package which is not always there.
EXTRAS = {"ftm": "followthemoney", "parquet": "pyarrow", "prov": "prov"}
# Other programs: whether the test runs them. Those of PostgreSQL (`pg_dump`, `createdb` ...) need a
# server, and so does a case at such an address.
OTHERS = {"gzip": True, "pip": False, "make": False, "psql": False, "createdb": False}
SERVER = "postgresql"
# Where a page says HASH, the reader puts in the head that the last command printed.
HEAD = re.compile(r"^head (\w{64})$", re.MULTILINE)
# What the server on this machine that stands in for the Web answers at every address.
FETCHED = "The army shelled Tavish on Monday, the mayor of Tavish said. The front denied it."


class Block(NamedTuple):
    """A fenced block: its language, the name of its file if it is one, its lines."""

    language: str
    file: str
    lines: list[str]


def blocks(page: str) -> Iterator[Block]:
    for told, body in re.findall(r"^```([^\n`]*)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        language, _, file = told.strip().partition(" ")
        yield Block(language, file, body.replace("\\\n", " ").splitlines())


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration case, made once for all pages by what `rashomon demo --case` calls."""
    path = tmp_path_factory.mktemp("docs") / "case.db"
    with demo_files() as pages:
        make(path, pages)
    return path


class Terminal:
    """Runs the lines of one page, and remembers what the last block printed."""

    def __init__(
        self,
        demo: Path,
        server: web.Server,
        patch: pytest.MonkeyPatch,
        out: pytest.CaptureFixture[str],
    ) -> None:
        self.demo, self.server, self.patch, self.out = demo, server, patch, out
        self.said = ["", ""]  # on standard output, and on standard error
        self.head = ""

    def run(self, line: str) -> None:
        said, _, remark = line.partition(" #")
        words = shlex.split(said)
        if words[0] in OTHERS or words[0].startswith("pg_"):
            if OTHERS.get(words[0]):
                subprocess.run(words, check=True)
            return
        assert words[0] == "rashomon", f"{line}: neither a command of ours nor one of {[*OTHERS]}"
        expected = re.search(r"exit code (\d)\b(?! where)", remark)
        code = self.typed([self.meant(word) for word in words[1:]])
        assert code == (int(expected[1]) if expected else 0), f"{line}: {code}\n{self.said}"

    def typed(self, words: list[str]) -> int:
        if words[0] == "demo":
            shutil.copyfile(self.demo, words[words.index("--case") + 1])
            self.said[1] += f"The demonstration case, all invented, is in {words[-1]}.\n"
            return 0
        if words[0] in HELP_ONLY or any(word.startswith(SERVER) for word in words):
            words = [words[0], "--help"]
        extra = EXTRAS.get(words[1]) if words[0] in ("export", "import") else None
        if extra and importlib.util.find_spec(extra) is None:
            return 0
        if words[0] == "fetch":
            words += ["--allow-private", "--every", "0"]
        self.patch.setattr(sys, "argv", ["rashomon", *words])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        said = self.out.readouterr()
        self.said = [self.said[0] + said.out, self.said[1] + said.err]
        if found := HEAD.findall(said.out):
            self.head = found[-1]
        return code

    def meant(self, word: str) -> str:
        """A word as the reader would type it, with the server here in place of one of the Web."""
        if word.startswith("https://"):
            path = "/" + word.partition("://")[2].partition("/")[2]
            self.server.page(path, FETCHED)
            return f"{self.server.address}{path}"
        if word == "HASH":
            return self.head
        return word

    def written(self, block: Block) -> None:
        path = Path(block.file)
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = block.lines
        if path.name == "addresses.txt":
            lines = [self.meant(line) for line in lines]
        path.write_text("\n".join((*lines, "")), encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_what_a_page_says_can_be_typed(
    page: Path,
    demo: Path,
    server: web.Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(demo, "case.db")
    terminal = Terminal(demo, server, monkeypatch, capsys)
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.file:
            terminal.written(block)
        elif block.language in ("", "sh") and any(x.startswith("rashomon ") for x in block.lines):
            terminal.said = ["", ""]
            for line in filter(None, block.lines):
                terminal.run(line)
        elif block.language == "text":
            shown = [" ".join(said.split()) for said in terminal.said]
            for line in block.lines:
                words = " ".join(line.split())
                where = next((n for n in (0, 1) if words in shown[n]), None)
                assert where is not None, f"{page.name} says that this is printed: {words}\n{shown}"
                shown[where] = shown[where].partition(words)[2]


def test_the_tutorial_has_commands() -> None:
    """Else the pages might be parsed as nothing and pass."""
    page = (DOCS / "tutorial" / "first-case.md").read_text(encoding="utf-8")
    lines = [line for block in blocks(page) for line in block.lines]
    assert sum(line.startswith("rashomon ") for line in lines) > 10
