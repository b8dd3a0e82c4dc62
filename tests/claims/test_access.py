"""How a voice says that it knows."""

import pytest

from tests.helpers import read_text

VOICES = [
    ("“We saw the rockets leave the ridge,” said Ama Tolbert.", ["saw"]),
    ("“I did not see who fired,” said Ama Tolbert.", ["unknown"]),
    ("A guard who saw the blast said that the depot had been shelled.", ["saw"]),
    ("A resident who fled from the village said that soldiers had burned two houses.", ["saw"]),
    ("An eyewitness said that two rockets had hit the school.", ["saw"]),
    ("Residents said that two rockets had hit the school.", ["unknown"]),
    ("“We were told that the army had shelled the school,” a teacher said.", ["told"]),
    ("Diplomats who were briefed on the raid said that nine rebels had been killed.", ["told"]),
    ("Officials who reviewed the documents said that Norland had sent rockets.", ["document"]),
    ("A retired gunner who examined photographs of the craters said eight rockets were fired.",
     ["document"]),
    ("“I have read the letter: they shelled the port,” the governor said.", ["document"]),
    ("A confidential report says that Sudmark has armed the rebels.", ["document"]),
    ("The army said that it had shelled the port.", ["unknown"]),
    # names that hold such words
    ("Valley Rights Watch said that the army had shelled the port.", ["unknown"]),
    ("The Border Study Group said that the rebels had shelled the port.", ["unknown"]),
    ("The Courier reported that a senior official had said that Norland sent rockets.",
     ["told", "unknown"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "access"), VOICES)
def test_access(text: str, access: list[str]) -> None:
    chains = [claim.chain[1:] for claim in read_text(text).claims]
    assert access in [[hop.access for hop in chain] for chain in chains], chains
