"""What must hold for any text: spans are exact, reading is idempotent, order does not matter."""

from hypothesis import given, settings, strategies as st

from rashomon.errors import IntakeError
from rashomon.intake import Page, report_of
from rashomon.reader import default_reader
from rashomon.records import Reading
from rashomon.weighing import compare_readings
from tests.helpers import check_spans, language

# Words that trigger every part of the reader, mixed with anything at all.
WORDS = (
    'the army said that rebels had shelled port Kharkiv , . “ ” " : ; — ( ) nine at least 14 '
    "killed people according to Reuters reportedly is believed denied not accused of no comment He "
    "they Colonel Adu Mensah on Monday May 4 2024 rockets - ‘ ’ ' \n \n\n | By REUTERS/ 😀 e\u0301 "
    "ﷺ İ ß (Photo: Related Articles Leave a Reply claimed responsibility quoted as saying citing a "
    "charge denies which if while told the agency \u00a0 \t U.S. ’s"
).split(" ")
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=60).map(" ".join),
)


def read(text: str, name: str = "any.txt") -> Reading | None:
    """Read a text as the command would; None where intake refuses it with a clear error."""
    try:
        intake = report_of(Page(text.encode("utf-8", "replace"), name, "text", name), language())
    except IntakeError:
        return None
    ((reading, _),) = default_reader(language()).read([intake])
    return reading


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_every_span_slices_back_to_its_words(text: str) -> None:
    reading = read(text)
    if reading is None:
        return
    assert reading.failure is None or reading.failure.stage != "claims", reading.failure
    assert reading.failure is None or "unexpected" not in reading.failure.reason, reading.failure
    check_spans(reading)
    for segment in reading.report.segments:
        assert 0 <= segment.start < segment.end <= len(reading.report.text)
    for claim in reading.claims:
        assert claim.chain[0].source_kind == "own_voice"
        assert claim.report == reading.report.id


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@given(st.lists(TEXTS, min_size=2, max_size=5), st.randoms())
@settings(max_examples=50, deadline=None)
def test_the_order_of_reports_changes_no_comparison(texts: list[str], chance: object) -> None:
    readings = [r for n, text in enumerate(texts) if (r := read(text, f"{n}.txt"))]
    shuffled = list(readings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert compare_readings(readings) == compare_readings(shuffled)
