"""A case in; its stories as one page of HTML out that prints well and needs nothing beside it."""

from collections.abc import Iterator
from itertools import chain, islice

from rashomon.exchange.material import Material
from rashomon.views.dossier.page import page
from rashomon.views.dossier.told import Told, told_of


def write(material: Material) -> Iterator[str]:
    """The page: each story begins on a new sheet."""
    stories = stories_of(material)
    first = list(islice(stories, 2))
    yield from page(
        chain(first, stories),
        title=first[0].heading.title if len(first) == 1 else material.name,
        case=material.name,
        made=material.made,
        called=material.called,
        own_style=True,
    )


def stories_of(material: Material) -> Iterator[Told]:
    """What to tell of each wanted story, one in memory at a time."""
    standing = material.case.standing()
    for story in material.stories():
        reports = {report: material.heads[report] for report in story.reports}
        yield told_of(story, reports, material.called, standing)
