"""A sentence given an outer voice keeps its own attributions word for word."""

import random

import pytest
from training.wrapping import wrapped

TEXT = (
    "The army said rebels had shelled the port. Nobody was hurt.\n"
    "“We did not,” the front's spokesman said. The mayor, who lost his house, blamed both.\n"
    "He wrote: “It was ours.”"
)


def at(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


ARTICLE = {
    "id": "one",
    "text": TEXT,
    "attributions": [
        {"source": at("The army"), "cue": at("said"),
         "content": at("rebels had shelled the port"), "nested": False},
        {"source": at("the front's spokesman"), "cue": at("said. The")[:0] or [[
            TEXT.rindex("said"), TEXT.rindex("said") + 4]], "content": at("“We did not,”"),
         "nested": False},
        {"source": at("He"), "cue": at("wrote"), "content": at("“It was ours.”"), "nested": False},
    ],
}  # fmt: skip


def said(article: dict, a: dict) -> list[list[str]]:  # type: ignore[type-arg]
    return [[article["text"][s:e] for s, e in a[role]] for role in ("source", "cue", "content")]


@pytest.mark.parametrize("seed", range(30))
def test_old_attributions_keep_their_words(seed: int) -> None:
    made = wrapped(ARTICLE, random.Random(seed))
    assert [said(made, a) for a in made["attributions"][:3]] == [
        said(ARTICLE, a) for a in ARTICLE["attributions"]
    ]


@pytest.mark.parametrize("seed", range(30))
def test_the_outer_voice_holds_the_sentence(seed: int) -> None:
    made = wrapped(ARTICLE, random.Random(seed))
    outer = made["attributions"][3:]
    assert outer
    for a in outer:
        ((source,), (cue,), (content,)) = said(made, a)
        assert source.strip() == source
        assert cue.strip() == cue
        assert any(o["nested"] and said(made, o)[1][0] in content for o in made["attributions"][:3])
        (s, e) = a["content"][0]
        assert not any(s < x < e for x, _ in (*a["source"], *a["cue"]))


def test_sentences_without_attributions_are_left_alone() -> None:
    plain = {"id": "two", "text": "Nobody was hurt. The port burned.", "attributions": []}
    assert wrapped(plain, random.Random(0))["text"] == plain["text"]
