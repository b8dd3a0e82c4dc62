"""What the tests of the tools share: asking one, and walking through what it answers."""

import json
from collections.abc import Iterator
from typing import Any

from tests.helpers import run_apart


def ask(desk: Any, name: str, **arguments: Any) -> dict[str, Any]:
    """What a tool answers over the protocol, in memory; its text is the same as its structure."""
    result = call(desk, name, **arguments)
    assert not result.is_error, result.content[0].text
    told: dict[str, Any] = result.structured_content
    assert json.loads(result.content[1].text) == told
    return told


def call(desk: Any, name: str, **arguments: Any) -> Any:
    from mcp import Client

    from rashomon.views.assistant.server import make_server

    async def run() -> Any:
        async with Client(make_server(desk)) as client:
            await client.list_tools()  # so that the client holds answers against their schemas
            return await client.call_tool(name, arguments)

    return run_apart(run)


def refusal(desk: Any, name: str, **arguments: Any) -> str:
    result = call(desk, name, **arguments)
    assert result.is_error
    (block,) = result.content
    words: str = block.text
    return words


def strings(value: Any, key: str = "", data: bool = False) -> Iterator[tuple[str, str, bool]]:
    """Every string of an answer with its key, and whether it is marked as words of others."""
    data = data or key in ("quote", "reported")
    if isinstance(value, dict):
        for name, each in value.items():
            yield from strings(each, name, data)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, key, data)
    elif isinstance(value, str):
        yield key, value, data


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    """Every passage with its place."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for each in value.values():
            yield from quotes(each)
    elif isinstance(value, list):
        for each in value:
            yield from quotes(each)


Answers = list[tuple[str, dict[str, Any]]]


def every_answer(desk: Any) -> Answers:
    """Every tool's name with what it answers, over one connection."""
    from mcp import Client

    from rashomon.views.assistant.server import make_server

    async def run() -> Answers:
        found = []
        async with Client(make_server(desk)) as client:
            await client.list_tools()
            for name, arguments in asked_of_all(desk):
                result = await client.call_tool(name, arguments)
                assert not result.is_error, result.content[0].text
                found.append((name, result.structured_content))
        return found

    return run_apart(run)


def asked_of_all(desk: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every tool with arguments that reach all that it can answer."""
    (heading,) = desk.case.headings()
    yield "stories", {}
    yield "story", {"story": heading.id, "everything": True}
    for number in range(5):  # the strongest conflicts
        yield "story", {"story": heading.id, "question": number}
    for claim in list(desk.case.claims())[::3]:
        yield "claim", {"claim": claim.id}
    yield "claims", {}
    for words in ("Vella", "rockets", "XYZZYMARK", "instructions", "army"):
        yield "search", {"words": words}
    heads = list(desk.case.heads())
    for head in heads:
        yield "read", {"report": head.id}
    yield "compare", {"reports": [head.id for head in heads], "everything": True}
