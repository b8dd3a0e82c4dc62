"""What came from elsewhere, and the log of what was done, are read back as they were written."""

from rashomon.records import Fetch, Span
from rashomon.store import Case
from tests.store.conftest import MakeReading

TEXT = "The ministry said two rockets hit Smara."


def test_the_log_of_custody_is_read_back(case: Case, make: MakeReading) -> None:
    case.add(make(), TEXT.encode())
    lines = list(case.custody())
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert lines[1].before == lines[0].hash


def test_what_others_made_is_read_back(case: Case, make: MakeReading) -> None:
    reading = make()
    case.add(reading)
    words = Span(0, 3, reading.report.text[:3])
    told = {"by": "ana", "source": "notes.jsonl", "sha256": "00", "report": reading.report.id}
    assert case.take_in("annotation", "n1", b'{"a":1}', **told, words=words)
    (kept,) = case.imported("annotation", reading.report.id)
    assert (kept.key, kept.quote, bytes(kept.record)) == ("n1", "The", b'{"a":1}')


def test_a_fetch_is_read_back(case: Case) -> None:
    fetch = Fetch(
        "https://a.example", "https://a.example/", 200, (("etag", "x"),), "t", "x", "b", "0"
    )
    case.keep_fetch(fetch)
    assert list(case.fetches()) == [fetch]
