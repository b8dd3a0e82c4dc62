"""A page's text in, a label for every line out: title, byline, body, caption, widget and so on.

Wording decides only where it must (`lines.yml`); the rest is structure: what is repeated, what
stands above or below the body, what is long enough to be a sentence.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rashomon.intake.core import core
from rashomon.intake.html.hosts import HostLines
from rashomon.intake.layout import LONGEST_HEADLINE, SENTENCE_INSIDE, Line, lines_of, plain_words
from rashomon.intake.stories import story_starts
from rashomon.intake.titles import stems, told_share, with_heading
from rashomon.language import Language
from rashomon.records import Segment, SegmentKind

# Read off news pages of many outlets.
SHORTEST_PARAGRAPH = 10
LONGEST_CAPTION = 80
# In characters; text without spaces (data, or a script that has none) is not matched against lists.
LONGEST_KNOWN = 800
# A doubled caption stands this close to its copy, in lines.
NEAR = 3
# A line without a mark at its end is the headline of something else where the page's paragraphs say
# no more than so much of its words.
FOREIGN = 0.34


def mark(
    text: str,
    language: Language,
    titled: str | None = None,
    known: HostLines | None = None,
    *,
    cut_out: bool = False,
) -> tuple[Segment, ...]:
    """Label every non-empty line of a text and number its stories; nothing is cut.

    `titled` is the headline where the page's metadata gives it; `known` the lines of other pages of
    its site, which are the site's own; `cut_out`: the text is an article that was cut out of its
    page already, so that no line is set aside for standing apart.
    """
    lines = _captions([_known(line, text, language, titled) for line in lines_of(text)])
    if known is not None:
        lines = [_of_site(line, text, known) for line in lines]
    if not cut_out:
        lines = [
            replace(line, told=told)
            for line, told in zip(lines, core(lines, text, language), strict=True)
        ]
    starts = story_starts(lines, text, language, cut_out=cut_out)
    segments = []
    for story, begin in enumerate(starts):
        end = starts[story + 1] if story + 1 < len(starts) else len(lines)
        for line in _rest(with_heading(lines[begin:end]), text, cut_out):
            segments.append(Segment(line.start, line.end, line.kind or "body", story))
    return tuple(segments)


def copies(text: str, segments: Sequence[Segment]) -> set[int]:
    """Return the indexes of segments whose words an earlier one has (doubled titles, captions)."""
    seen: set[str] = set()
    doubled = set()
    for index, segment in enumerate(segments):
        words = plain_words(text[segment.start : segment.end])
        if words in seen:
            doubled.add(index)
        seen.add(words)
    return doubled


def _known(line: Line, text: str, language: Language, titled: str | None) -> Line:
    """Label what a line's own words give away."""
    words = text[line.start : line.end]
    kind: SegmentKind | None = None
    if titled and line.plain == plain_words(titled):
        kind = "title"
    elif line.words <= LONGEST_HEADLINE and len(words) <= LONGEST_KNOWN:
        kind = language.line_kind(words, ends=line.ends)
    if (
        kind is None
        and line.words <= LONGEST_CAPTION
        and len(words) <= LONGEST_KNOWN
        and language.is_credited(words)
    ):
        kind = "caption"
    if kind is None and line.words <= 2 and len(words) <= 3:
        kind = "widget"
    return replace(line, kind=kind)


def _of_site(line: Line, text: str, known: HostLines) -> Line:
    """What stands on other pages of the site is no part of a story."""
    if line.kind is None and known.is_sites(text[line.start : line.end]):
        return replace(line, kind="widget")
    return line


def _captions(lines: list[Line]) -> list[Line]:
    """A sentence that stands twice close together belongs to a picture, not to the story."""
    out = list(lines)
    for i, line in enumerate(lines):
        near = lines[max(0, i - NEAR) : i] + lines[i + 1 : i + 1 + NEAR]
        if line.is_prose and any(line.plain == other.plain for other in near):
            out[i] = replace(line, kind="caption")
    return out


def _rest(lines: list[Line], text: str, cut_out: bool) -> list[Line]:
    """Label what is left: paragraphs, cross-heads between them, and what trails behind them."""
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    said = {stem for i in prose for stem in stems(lines[i])}
    out = []
    below: SegmentKind | None = None
    listed = False
    for i, line in enumerate(lines):
        # Right under such a heading stand the headlines of other reports.
        listed = line.kind == "related" or (listed and line.kind is None and not line.ends)
        # Only behind most of the story does such a heading open what readers wrote or links.
        if line.kind in ("related", "comment") and 2 * bisect_left(prose, i) >= len(prose) > 0:
            below = line.kind
        kind = line.kind
        if kind is None and (below == "comment" or (below and not line.is_prose)):
            kind = below
        elif kind is None:
            behind = not cut_out and (not prose or i > prose[-1]) and not _goes_on(lines, i, text)
            kind = _plain_kind(line, behind=behind, alone=not prose)
            teaser = listed or _is_teaser(lines, i, text, said)
            if kind == "body" and not cut_out and teaser:
                kind = "related"
        out.append(replace(line, kind=kind))
    return out


def _is_teaser(lines: Sequence[Line], at: int, text: str, said: set[str]) -> bool:
    """Whether a line between paragraphs is the headline of something else, and no part of a
    paragraph that is broken over several lines."""
    line = lines[at]
    words = text[line.start : line.end]
    if not line.is_headline or line.words < SHORTEST_PARAGRAPH:
        return False
    if words.isupper():
        return _are_mixed(lines, at, text)
    if told_share(line, said) > FOREIGN:
        return False
    inside = words[0].islower() or SENTENCE_INSIDE.search(words)
    return not (inside or _goes_on(lines, at, text))


def _are_mixed(lines: Sequence[Line], at: int, text: str) -> bool:
    """Whether the paragraphs next to a line are not set in capitals, as some wires set all."""
    above = next((line for line in reversed(lines[:at]) if line.is_prose), None)
    below = next((line for line in lines[at + 1 :] if line.is_prose), None)
    return all(each is None or not text[each.start : each.end].isupper() for each in (above, below))


def _goes_on(lines: Sequence[Line], at: int, text: str) -> bool:
    """Whether the next line goes on with what a line says: it begins with a small letter."""
    below = lines[at + 1 : at + 2]
    return bool(below) and text[below[0].start].islower()


def _plain_kind(line: Line, *, behind: bool, alone: bool) -> SegmentKind:
    if line.is_prose or alone or (line.ends and line.told):
        return "body"
    if behind:
        return "related" if line.words > 2 else "widget"
    if line.words < SHORTEST_PARAGRAPH and not line.ends:
        return "section"
    return "body" if line.told else "related"
