"""What each word is to the outermost voice."""

from training.corpora import PARTS, _label_parts
from training.documents import UNKNOWN, Document

from rashomon.reading.heads import ends_before
from rashomon.reading.pieces import pieces_of
from tests import helpers

TEXT = "Radio said the army denied that it fired. Rebels left."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def layer(*attributions: dict[str, object]) -> list[int]:
    tokenizer = helpers.tokenizer()
    pieces = pieces_of(TEXT, tokenizer)
    document = Document("one", pieces, ends_before(TEXT, pieces))
    _label_parts(document, list(attributions))
    found: list[int] = document.layers["parts"].tolist()
    return found


def said(source: str, cue: str, content: str, *, nested: bool = False) -> dict[str, object]:
    cues = [span(cue)] if cue else []
    return {"source": [span(source)], "cue": cues, "content": [span(content)], "nested": nested}


def test_a_nested_voice_is_part_of_the_outer_content() -> None:
    outer = said("Radio", "said", "the army denied that it fired")
    inner = said("the army", "denied", "that it fired", nested=True)
    begin = {name: 1 + 2 * kind for kind, name in enumerate(PARTS)}
    expected = [begin["source"], begin["cue"], begin["content"], *[begin["content"] + 1] * 5]
    assert layer(outer, inner)[:8] == expected


def test_words_of_a_voice_without_a_cue_teach_nothing() -> None:
    found = layer(said("Rebels", "", "left"))
    assert found[-3:-1] == [UNKNOWN, UNKNOWN]
    assert set(found[:-3]) == {0}
