"""Pairs of texts of an archive that may be copies in; the copies among them out, told as a case
tells them."""

from collections.abc import Iterator, Sequence

import pyarrow as pa

from rashomon.archive.readings import readings_of
from rashomon.archive.tables import Tables
from rashomon.exchange.columns import row_of
from rashomon.linking.copies.glances import glance_of, may_copy
from rashomon.linking.copies.linked import copy_of
from rashomon.linking.copies.texts import Text, texts_of

# Texts in memory together; one of 300 words takes some 30 kB.
HELD = 10_000
Account = tuple[int, str, int, str]  # number, report, story, shard


def find_copies(tables: Tables) -> None:
    """Decide each pair of `pairs`, and take back what was told of texts that were cut anew."""
    undone = """
        SELECT {now} AS run, c.id FROM copies c
        WHERE c.a IN (FROM fresh) OR c.b IN (FROM fresh)
    """
    with tables.writing("copies_undone") as table:
        table.table(tables.table(undone.format(now=tables.now)))
    stock = frozenset(number for (number,) in tables.rows("SELECT print FROM stock"))
    with tables.writing("copies") as table:
        for pairs in _parcels(tables):
            texts = _texts(tables, sorted({number for pair in pairs for number in pair}))
            glances = {number: glance_of(text, stock) for number, text in texts.items()}
            for a, b in pairs:
                if a in texts and b in texts and may_copy(glances[a], glances[b]):
                    first, second = sorted((texts[a], texts[b]), key=lambda text: text.key)
                    copy = copy_of(first, second, stock)
                    if copy is not None:
                        table.add({**row_of(copy), "run": tables.now, "a": a, "b": b})


def _parcels(tables: Tables) -> Iterator[list[tuple[int, int]]]:
    """Pairs in parcels that ask for few texts each; numbers follow the days, and copies do."""
    pairs: list[tuple[int, int]] = []
    asked: set[int] = set()
    for batch in tables.parcels("SELECT a, b FROM pairs ORDER BY a, b", HELD):
        for pair in zip(batch["a"].to_pylist(), batch["b"].to_pylist(), strict=True):
            pairs.append(pair)
            asked.update(pair)
            if len(asked) >= HELD:
                yield pairs
                pairs, asked = [], set()
    if pairs:
        yield pairs


def _texts(tables: Tables, numbers: Sequence[int]) -> dict[int, Text]:
    """The texts of some accounts, by number."""
    with tables.holding(wanted=pa.table({"number": pa.array(numbers, pa.int64())})):
        found: list[Account] = tables.rows(
            "SELECT number, report, story, shard FROM accounts SEMI JOIN wanted USING (number)"
        )
    numbered = {(report, story): number for number, report, story, _ in found}
    shards = {report: shard for _, report, _, shard in found}
    told = {}
    for reading in readings_of(
        tables.folder, shards, without=("mentions", "attributions", "headline_drifts")
    ):
        for text in texts_of(reading):
            if text.key in numbered:
                told[numbered[text.key]] = text
    return told
