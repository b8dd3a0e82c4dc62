"""What the encoder hears in; attributions in characters out, with edges as a reader draws them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.reading.encoder import Encoder, Seen
from rashomon.reading.pieces import Pieces
from rashomon.reading.voices import Stretch, voices_of
from rashomon.records import Report, Segment

Edges = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heard:
    """An attribution in characters; `denied` where the source is said to deny it, or not to say
    it."""

    source: tuple[Edges, ...]
    cue: tuple[Edges, ...]
    content: tuple[Edges, ...]
    denied: bool


def shown(report: Report, segments: Iterable[Segment]) -> str:
    """The report's text with blanks for what is not read, so that offsets stay the same.

    A line break inside a segment is a hard wrap; one between segments parts paragraphs.
    """
    text = report.text
    parts: list[str] = []
    at = 0
    for segment in segments:
        parts.append("\n" * (segment.start - at))
        inside = text[segment.start : segment.end]
        parts.append(inside.replace("\n", " ").replace("\r", " "))
        at = segment.end
    parts.append("\n" * (len(text) - at))
    return "".join(parts)


def heard_in(text: str, seen: Seen, encoder: Encoder) -> list[Heard]:
    """The attributions that the encoder hears, in the order of their cues."""
    return [
        Heard(
            source=_edges(seen.pieces, voice.source),
            cue=_edges(seen.pieces, (voice.cue,)),
            content=_edges(seen.pieces, voice.content),
            denied=voice.denied,
        )
        for voice in voices_of(text, seen, encoder)
    ]


def _edges(pieces: Pieces, stretches: Sequence[Stretch]) -> tuple[Edges, ...]:
    return tuple((int(pieces.start[a]), int(pieces.end[b - 1])) for a, b in stretches)
