"""Who is meant: the links the encoder draws, followed to a name."""

import numpy as np
from tokenizers import Tokenizer

from rashomon.reading.coreference import NONE, names_meant
from rashomon.reading.encoder import TOKENS, Seen, shipped_folder
from rashomon.reading.pieces import pieces_of
from rashomon.records import Mention

TEXT = "Adu Mensah left. He said he would not return to it."


def seen() -> Seen:
    tokenizer = Tokenizer.from_file(str(shipped_folder() / TOKENS))
    return Seen(pieces_of(TEXT, tokenizer), {}, {})


def led(**links: str) -> np.ndarray:  # type: ignore[type-arg]
    """Links between words, each given by its first place in the text."""
    pieces = seen().pieces
    word = {TEXT[a:b]: i for i, (a, b) in reversed(
        list(enumerate(zip(pieces.start, pieces.end, strict=True))))}  # fmt: skip
    found = np.full(len(pieces), NONE, np.int64)
    for later, earlier in links.items():
        found[word[later]] = word[earlier]
    return found


NAME = Mention(0, 10, "Adu Mensah", "person", "adu-mensah")


def test_a_pronoun_is_led_to_the_name() -> None:
    meant = names_meant(seen(), led(He="Mensah"), [NAME])
    assert meant == {TEXT.index("He"): NAME}


def test_a_pronoun_is_led_over_another() -> None:
    meant = names_meant(seen(), led(He="Mensah", he="He"), [NAME])
    assert meant[TEXT.index(" he ") + 1] == NAME


def test_a_pronoun_that_leads_to_no_name_means_none() -> None:
    assert names_meant(seen(), led(it="return"), [NAME]) == {}
