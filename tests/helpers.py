"""What tests share: sentences in, records out, everything compared as words."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from tokenizers import Tokenizer

from rashomon.intake import Page, report_of
from rashomon.language import Language, load_language
from rashomon.reader import default_reader
from rashomon.reading.encoder import TOKENS, open_tokenizer, shipped_folder
from rashomon.records import Attribution, Claim, Reading, spans_of

T = TypeVar("T")


def run_apart(run: Callable[..., Coroutine[Any, Any, T]], *arguments: Any) -> T:
    """Run what is asynchronous in a thread of its own: the browser's tests leave a loop running in
    this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(run(*arguments))).result()


def language() -> Language:
    return load_language("en")


def tokenizer() -> Tokenizer:
    """The shipped one."""
    return open_tokenizer(shipped_folder() / TOKENS)


def read_text(text: str, name: str = "page.txt") -> Reading:
    """Read a plain-text page and check that every span's words are the text's."""
    intake = report_of(Page(text.encode(), name, "text", name), language())
    ((reading, _),) = default_reader(language()).read([intake])
    assert reading.failure is None, reading.failure
    check_spans(reading)
    return reading


def check_spans(reading: Reading) -> None:
    text = reading.report.text
    for start, end, words in spans_of((reading.mentions, reading.attributions, reading.claims)):
        assert text[start:end] == words


def triple(attribution: Attribution) -> tuple[str, str, str]:
    """Source, cue and content as words; the parts of one content joined by " ... "."""

    def joined(spans: tuple) -> str:  # type: ignore[type-arg]
        return " ... ".join(span.quote for span in spans)

    return joined(attribution.source), joined(attribution.cue), joined(attribution.content)


def triples(text: str) -> list[tuple[str, str, str]]:
    return [triple(a) for a in read_text(text).attributions]


def one_claim(text: str, event: str) -> Claim:
    """The only claim of a type that a text makes."""
    claims = [c for c in read_text(text).claims if c.event.type == event]
    assert len(claims) == 1, [(c.event.type, c.quote) for c in read_text(text).claims]
    return claims[0]


def voices(claim: Claim) -> list[str]:
    """The chain behind the outlet, outermost first: the source's words, or its kind."""
    return [hop.source or hop.source_kind for hop in claim.chain[1:]]
