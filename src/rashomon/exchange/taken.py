"""What became of one thing that was taken in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing of a file of others: its key there, and what became of it in one sentence.

    `new`: the case did not hold it yet. `kept`: False where it could not be taken in at all.
    `anchored`: for what belongs to words, whether its words were found; None for all else.
    """

    key: str
    words: str
    new: bool = True
    kept: bool = True
    anchored: bool | None = None
