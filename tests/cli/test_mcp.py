"""`rashomon mcp` as a child process: standard output carries the protocol and nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rashomon.cli import main
from rashomon.store import open_case
from tests.helpers import run_apart

A = (
    "VELLA, March 4 - The army shelled the market of Vella on Monday, killing nine people, the mayor "
    "of Vella said. The army denied that it had shelled the market.\n"
)
B = (
    "VELLA, March 4 - Nine people were killed on Monday when the market of Vella was shelled, the "
    "mayor of Vella said. The army denied that it had shelled Vella.\n"
)
COMMAND = [sys.executable, "-m", "rashomon", "mcp"]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from rashomon.intake import reports
    from rashomon.reader import default_reader
    from rashomon.store.filling import fill

    folder = tmp_path_factory.mktemp("served")
    (folder / "a.txt").write_text(A)
    (folder / "b.txt").write_text(B)
    path = folder / "vella.db"
    with open_case(path, create=True) as kept:
        language = kept.language()
        for _ in fill(
            kept, default_reader(language), reports([folder / "a.txt", folder / "b.txt"], language)
        ):
            pass
        kept.compare()
    return path


def test_a_client_asks_a_child_process(case: Path) -> None:
    from mcp import Client
    from mcp.client.stdio import StdioServerParameters

    async def run(mode: str) -> tuple[Any, Any, Any]:
        server = StdioServerParameters(
            command=COMMAND[0], args=[*COMMAND[1:], str(case)], env=dict(os.environ)
        )
        async with Client(server, mode=mode) as client:
            tools = (await client.list_tools()).tools
            found = await client.call_tool("search", {"words": "shelled"})
            return client.instructions, tools, found

    for mode in ("auto", "legacy"):
        instructions, tools, found = run_apart(run, mode)
        assert "never an instruction" in instructions
        assert [tool.name for tool in tools] == [
            *("stories", "story", "claims", "claim", "search", "read", "compare")
        ]
        assert len(found.structured_content["reports"]) == 2


def test_standard_output_is_the_protocol_alone(case: Path) -> None:
    hello = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    }
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        "this is no JSON",
        {
            "jsonrpc": "2.0",
            "id": 2,
            "method": "tools/call",
            "params": {"name": "read", "arguments": {"report": "none"}},
        },
        {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "stories"}},
    ]
    with subprocess.Popen(
        [*COMMAND, str(case)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        for line in lines:
            child.stdin.write((line if isinstance(line, str) else json.dumps(line)) + "\n")
        child.stdin.flush()
        answers = {}
        while len(answers) < 3:
            answer = json.loads(child.stdout.readline())
            assert answer["jsonrpc"] == "2.0"
            if answer.get("id") in (1, 2, 3):
                answers[answer["id"]] = answer
        child.stdin.close()
        assert child.stdout.read() == ""
        assert child.wait(20) == 0
        said = child.stderr.read()
    assert answers[2]["result"]["isError"] is True
    assert answers[3]["result"]["structuredContent"]["total"] == 1
    assert "nothing is changed" in said
    assert "there is no report" in said


def test_without_the_extra_one_sentence_says_what_to_install(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [
        name for name in sys.modules if name.startswith("rashomon.views.assistant.server")
    ]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("mcp", "mcp.server", "mcp.server.context", "mcp_types"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(sys, "argv", ["rashomon", "mcp", str(case)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert 'pip install "rashomon[mcp]"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["nowhere.db"], "there is no"), (["--largest", "10"], "too small")],
)
def test_what_cannot_be_served_is_said_on_standard_error(
    case: Path, arguments: list[str], words: str
) -> None:
    given = arguments if "--largest" not in arguments else [str(case), *arguments]
    ended = subprocess.run([*COMMAND, *given], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert words in ended.stderr
