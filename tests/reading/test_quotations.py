"""What stands between quotation marks."""

import pytest

from rashomon.reading.quotations import quotations
from rashomon.records import Segment


def found(*paragraphs: str) -> list[tuple[str, int, bool]]:
    text = "\n\n".join(paragraphs)
    segments, start = [], 0
    for paragraph in paragraphs:
        segments.append(Segment(start, start + len(paragraph), "body"))
        start += len(paragraph) + 2
    return [(text[q.start : q.end], q.run, q.utterance) for q in quotations(text, segments)]


CASES = [
    ("He said: “We left at dawn.”", ["“We left at dawn.”"]),
    ('"We left," he said. "It was dark."', ['"We left,"', '"It was dark."']),
    ("“We left,\" he said.", ["“We left,\""]),
    ("«We left at dawn», he said.", ["«We left at dawn»"]),
    ("The 5\" shell fell.", []),
    ("“We left at dawn, he said.", ["“We left at dawn, he said."]),
    ("“We left. “It was dark.”", ["“We left.", "“It was dark.”"]),
    ("It's the men's house.", []),
    ("”", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert [words for words, _, _ in found(text)] == expected


def test_a_quotation_over_paragraphs_is_one_run() -> None:
    parts = found("“We left at dawn.", "“It was dark.”", "“Nobody spoke.”")
    assert [run for _, run, _ in parts] == [1, 1, 2]


def test_a_marked_name_is_no_utterance() -> None:
    assert [utterance for _, _, utterance in found("The “Free Valley” men left.")] == [False]
