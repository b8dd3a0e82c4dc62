"""A case in; its list of stories out, or a story with all that accounts say on it, page by page."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Annotated

from msgspec import Meta

from rashomon.records import Heading, Story
from rashomon.views.assistant.beside import DenialLine, SilenceLine, denial_line, silence_line
from rashomon.views.assistant.fitting import fit, shortened
from rashomon.views.assistant.quoting import Make, Shown, Source, Words
from rashomon.views.assistant.served import RefusedError, Served, meant
from rashomon.views.assistant.versions import (
    AccountLine,
    PointLine,
    VersionLine,
    point_line,
    question_makes,
)
from rashomon.views.comparing import is_list
from rashomon.views.desk import Desk
from rashomon.views.parts import Called, Head, head_of
from rashomon.views.web.screens.stories import Listed, stories_screen
from rashomon.views.words import slot_words
from rashomon.weighing.compare import heading_of

Offset = Annotated[int, Meta(ge=0, description="Where to go on: `next` of the last answer.")]
StoryId = Annotated[
    str, Meta(min_length=4, max_length=64, description="A story's id, or its beginning.")
]
Question = Annotated[
    int, Meta(ge=0, description="Only this question, by its number: every version and account.")
]
Everything = Annotated[
    bool, Meta(description="Also questions that one report alone answers, and plain lists.")
]
# Places and conflicts of a story: its line shows so many.
MOST = 10
# Bytes that the heading of a story may take on each of its pages.
ROOM = 4_000


class StoryWords(Shown, frozen=True):
    """A story's title, where and when it is said to have happened, and on what accounts differ."""

    title: str
    places: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    changed: str | None = None
    conflicts: tuple[str, ...] = ()


class StoryLine(Shown, frozen=True):
    """A story: how many reports tell it, and on how many origins these rest at the least and at
    the most; `conflicts` counts the questions that accounts differ on."""

    id: str
    reports: int
    publishers: int
    origins_min: int
    origins_max: int
    conflicts: int
    reported: StoryWords


class AskStories(Shown, frozen=True):
    """What `stories` takes."""

    offset: Offset = 0


class Stories(Shown, frozen=True):
    """The stories of a case, the one whose conflict changed last first."""

    note: str
    total: int
    reports: int
    reports_in_no_story: int
    compared: str
    stories: tuple[StoryLine, ...]
    next: int | None = None


class AskStory(Shown, frozen=True):
    """What `story` takes."""

    story: StoryId
    question: Question | None = None
    everything: Everything = False
    offset: Offset = 0


class OneStory(Shown, frozen=True):
    """A story: its questions with their versions, then denials, then silences; of one question its
    versions, then their accounts. `sources` are the reports that are quoted."""

    note: str
    total: int
    compared: str
    story: StoryLine
    points: tuple[PointLine, ...] = ()
    versions: tuple[VersionLine, ...] = ()
    accounts: tuple[AccountLine, ...] = ()
    denials: tuple[DenialLine, ...] = ()
    silences: tuple[SilenceLine, ...] = ()
    sources: tuple[Source, ...] = ()
    next: int | None = None


def stories(desk: Served, asked: AskStories) -> Stories:
    """The list of stories."""
    screen = stories_screen(desk)
    makes = (partial(story_line, each) for each in screen.stories[asked.offset :])
    page = fit(makes, desk.heads, desk.largest, asked.offset)
    shown, total = len(page.parts), len(screen.stories)
    note = counted(shown, total, "stories", page.next)
    if not total:
        note += " None was found so far: `rashomon compare CASE` compares what a case holds."
    return Stories(
        note=note,
        next=page.next,
        total=total,
        reports=screen.reports,
        reports_in_no_story=screen.alone,
        compared=desk.case.compared(),
        stories=page.of(StoryLine),
    )


def story(desk: Served, asked: AskStory) -> OneStory:
    """A story as last compared."""
    found = meant(desk.case.story, asked.story, "story")
    return story_page(desk, found, asked.question, asked.offset, everything=asked.everything)


def story_page(
    desk: Served, story: Story, question: int | None, offset: int, *, everything: bool
) -> OneStory:
    """A page of a story."""
    called = desk.naming()
    if question is None:
        makes = list(_makes(desk, story, called, everything=everything))
    elif question < len(story.points):
        heads = _heads(desk, story)
        makes = list(question_makes(question, story.points[question], heads, called))
    else:
        raise RefusedError(f"The story has no question {question}; `story` lists them by number.")
    page = fit(makes[offset:], desk.heads, desk.largest, offset)
    note = counted(len(page.parts), len(makes), "parts of this story", page.next)
    asked_first = sum(_is_asked(story, number) for number in range(len(story.points)))
    rest = len(story.points) - asked_first
    if question is None and rest and not everything:
        note += f" {rest} questions that one report alone answers, or plain lists, are left out:"
        note += " ask with everything=true."
    return OneStory(
        note=note,
        next=page.next,
        total=len(makes),
        compared=desk.case.compared(),
        story=shortened(partial(story_line, _listed(story, called)), ROOM),
        points=page.of(PointLine),
        versions=page.of(VersionLine),
        accounts=page.of(AccountLine),
        denials=page.of(DenialLine),
        silences=page.of(SilenceLine),
        sources=page.sources,
    )


def counted(shown: int, total: int | None, what: str, following: int | None) -> str:
    """How much is shown, and how to ask for the rest."""
    of = f" of {total}" if total is not None else ""
    note = f"{shown}{of} {what} shown."
    if following is not None:
        note += f" The rest is left out for its size: ask again with offset={following}."
    return note


def story_line(listed: Listed, words: Words) -> StoryLine:
    """A story as a line of the list."""
    heading = listed.heading
    return StoryLine(
        id=heading.id,
        reports=heading.reports,
        publishers=heading.publishers,
        origins_min=heading.origins_min,
        origins_max=heading.origins_max,
        conflicts=len(heading.conflicts),
        reported=StoryWords(
            title=words.plain(heading.title),
            places=words.all(listed.places[:MOST]),
            earliest=words.known(heading.earliest),
            latest=words.known(heading.latest),
            changed=words.known(heading.changed),
            conflicts=words.all(listed.conflicts[:MOST]),
        ),
    )


def _listed(story: Story, called: Called) -> Listed:
    heading: Heading = heading_of(story)
    conflicts = tuple(slot_words(slot, called) for slot in heading.conflicts)
    return Listed(heading, tuple(map(called, heading.places)), conflicts)


def _heads(desk: Desk, story: Story) -> Mapping[str, Head]:
    return {key: head_of(report) for key, report in desk.heads(story.reports).items()}


def _is_asked(story: Story, number: int) -> bool:
    point = story.points[number]
    return point.state != "single" and not is_list(point.slot)


def _makes(desk: Desk, story: Story, called: Called, *, everything: bool) -> Iterator[Make]:
    heads = _heads(desk, story)
    for number, point in enumerate(story.points):
        if everything or _is_asked(story, number):
            yield partial(point_line, number, point, heads, called)
    for denial in story.denials:
        yield partial(denial_line, denial, called)
    for silence in story.silences:
        yield partial(silence_line, silence, called)
