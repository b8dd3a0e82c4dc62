"""An article that a scrape stripped of marks keeps its attributions word for word, less those."""

import pytest
from training.scraping import LOST, scraped

TEXT = (
    "“They shelled us,” said Ama Tolbert, the town's mayor, on May 4, 2019. About 1,200 people fled.\n"
    "The army, which didn’t answer, later said: “It wasn't ours, it was the rebels’ own fire.”"
)


def at(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


ARTICLE = {
    "id": "one",
    "text": TEXT,
    "attributions": [
        {"source": at("Ama Tolbert, the town's mayor,"), "cue": at("said"),
         "content": at("“They shelled us,”"), "nested": False},
        {"source": at("The army, which didn’t answer,"), "cue": at("later said"),
         "content": at("“It wasn't ours, it was the rebels’ own fire.”"), "nested": False},
        {"source": [], "cue": at("didn’t answer"), "content": at(","), "nested": False},
    ],
}  # fmt: skip


def test_commas_and_apostrophes_are_gone_and_numbers_are_whole() -> None:
    assert scraped(ARTICLE)["text"] == (
        "“They shelled us” said Ama Tolbert the towns mayor on May 4 2019. About 1,200 people fled.\n"
        "The army which didnt answer later said: “It wasnt ours it was the rebels’ own fire.”"
    )


@pytest.mark.parametrize("number", [0, 1])
def test_attributions_keep_their_words(number: int) -> None:
    made = scraped(ARTICLE)
    new, old = made["attributions"][number], ARTICLE["attributions"][number]
    for role in ("source", "cue", "content"):
        was = [LOST.sub("", TEXT[s:e]) for s, e in old[role]]  # type: ignore[index]
        assert [made["text"][s:e] for s, e in new[role]] == was


def test_what_was_a_comma_alone_is_gone() -> None:
    assert scraped(ARTICLE)["attributions"][2]["content"] == []
