"""Fresh accounts of an archive in; what their texts are looked up by, without stock, out.

Stock is cut first, as in a case. A sentence may become stock long after a text with it came in;
then that text is cut anew, and counts as fresh.
"""

import pyarrow as pa

from rashomon.archive.readings import readings_of
from rashomon.archive.tables import Tables
from rashomon.linking.copies.candidates import WINDOW
from rashomon.linking.copies.sketches import sketch_of
from rashomon.linking.copies.stock import FURNITURE
from rashomon.linking.copies.texts import texts_of

# The outlines of accounts that were linked or are now, each once.
OUTLINED = """
    FROM accounts a JOIN outlines o
    ON o.report = a.report AND o.story = a.story AND parse_filename(o.filename, true) = a.shard
"""
# As `copies.stock` says of sentences in memory; what stands in two texts only is neither.
_STOCK = f"""
    WITH held AS (SELECT unnest(o.prints) AS print, a.day, a.publisher, a.report {OUTLINED}),
    fresh AS (SELECT DISTINCT print FROM
        (SELECT unnest(o.prints) AS print {OUTLINED} WHERE a.run = $now)),
    asked AS (SELECT held.* FROM held SEMI JOIN fresh USING (print) SEMI JOIN
        (SELECT print FROM held GROUP BY print HAVING count(*) >= 3) USING (print)),
    spans AS (SELECT print, min(day) + {WINDOW.days} AS after, max(day) - {WINDOW.days} AS before
        FROM asked WHERE day IS NOT NULL GROUP BY print),
    found AS (
        SELECT DISTINCT print FROM asked JOIN spans USING (print)
        WHERE day > after AND day < before
        UNION SELECT print FROM asked WHERE day IS NULL AND publisher <> ''
        GROUP BY print, publisher HAVING count(DISTINCT report) >= {FURNITURE})
    SELECT $now AS run, print FROM found WHERE print NOT IN (SELECT print FROM stock)
"""
# Texts with stock in them that are new, or have been so for longer and the stock is new.
_TO_CUT = f"""
    SELECT DISTINCT a.number, a.report, a.story, a.shard
    FROM (SELECT a.*, unnest(o.prints) AS print {OUTLINED}) a JOIN stock s USING (print)
    WHERE a.run = $now OR s.run = $now
"""


def find_stock(tables: Tables) -> None:
    """Find the sentences that have become stock with what came in."""
    found = tables.table(_STOCK.replace("$now", str(tables.now)))
    with tables.writing("stock") as table:
        table.table(found)


def cut(tables: Tables) -> None:
    """Cut the stock out of all texts that it is newly known of, and list the bands of these and of
    all fresh ones."""
    now = str(tables.now)
    to_cut = tables.rows(_TO_CUT.replace("$now", now))
    stock = {number for (number,) in tables.rows("SELECT print FROM stock")}
    numbers = {(report, story): number for number, report, story, _ in to_cut}
    shards = {report: shard for _, report, _, shard in to_cut}
    waiting = {number for number, *_ in to_cut}
    with tables.writing("bands") as bands, tables.writing("recut") as recut:
        bare = ("mentions", "attributions", "claims", "headline_drifts")
        for reading in readings_of(tables.folder, shards, without=bare):
            for text in texts_of(reading):
                number = numbers.get(text.key)
                if number not in waiting:
                    continue
                waiting.discard(number)
                sketch = sketch_of(text, stock)
                words = sketch and sketch.words.astype("<u4").tobytes()
                weights = sketch and sketch.weights.astype("<f4").tobytes()
                recut.add({"run": tables.now, "number": number, "words": words, "weights": weights})
                for band in {*sketch.bands, *sketch.passages} if sketch else ():
                    bands.add({"run": tables.now, "number": number, "band": band})
        done = pa.table({"number": pa.array(sorted(numbers.values()), pa.int64())})
        with tables.holding(done=done):
            bands.table(
                tables.table(
                    f"SELECT {now} AS run, a.number, unnest(o.bands || o.passages) AS band "
                    f"{OUTLINED} WHERE a.run = {now} AND a.number NOT IN (SELECT number FROM done)"
                )
            )
