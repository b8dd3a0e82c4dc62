"""A second story glued onto a page is told apart; whatever is one story stays one."""

import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from rashomon.intake import reports
from rashomon.intake.lines import mark
from rashomon.language import Language

from .conftest import marked

SHARED = Path(__file__).parents[3] / "shared"
HAS_SHARED = pytest.mark.skipif(
    not (SHARED / "data/seed_claims/lines.jsonl").exists(),
    reason=f"the labelled pages are not on this machine ({SHARED})",
)

DAM = (
    "Dam at Orvale breached, both armies say\n\n"
    "The dam at Orvale was breached on Sunday night, the Varnian army said, and blamed Selkan "
    "guns.\n\n"
    "A spokesman for the Selkan forces denied it: the gates had been opened from within.\n\n"
    "Four villages below the dam were flooded and their people brought to the schools of the "
    "district, the mayor said. She had asked both armies for boats and had so far heard from "
    "neither of them.\n"
)
FERRY = (
    "Pilots of Harn ferries end their strike",
    "The pilots of the Harn ferries ended their strike on Tuesday after nineteen days without any "
    "sailings to the outer islands.",
    "Their union said that the company had agreed to put a fourth man on the bridge of every ferry "
    "that sails at night.",
    "The company confirmed the agreement and said that the first boat would leave the harbour at "
    "six in the morning, with fares at half price for a week.",
)
CONVOY = (
    "Varnian army turns back Selkan flour convoy",
    "The Varnian army turned back a convoy that was to bring flour to the hospital at Telmark, the "
    "Selkan side said on Tuesday.",
    "A Varnian officer said that the convoy had carried shells under the flour, and showed four of "
    "them to reporters.",
    "The Selkan command said that the shells were not its own and asked for an inspection by a "
    "neutral party, which the officer refused.",
)
CAPTION = "Lorries wait at the crossing on Tuesday morning in the rain."
BYLINE, DATE = "By Tomas Hirt", "May 7, 2024"
OPENING = "HARN, May 7 (Varnian Wire) - "


def glued(heading: list[str], story: tuple[str, ...], gap: str = "\n") -> str:
    return DAM + gap + "\n\n".join([*heading, *story[1:]]) + "\n"


@pytest.mark.parametrize(
    ("story", "between"),
    [
        (FERRY, [CAPTION, CAPTION]),
        (CONVOY, [CAPTION, CAPTION]),
        (FERRY, [BYLINE, DATE]),
        (CONVOY, [BYLINE, DATE]),
        (FERRY, ["TT", FERRY[0]]),
        (CONVOY, [CAPTION, "OP", CONVOY[0], CAPTION]),
        (FERRY, [DATE]),
        (CONVOY, ["Share", DATE]),
    ],
)
def test_a_headline_with_signs_under_it_opens_a_story(
    language: Language, story: tuple[str, ...], between: list[str]
) -> None:
    text = glued([story[0], *between], story)
    assert second_stories(text, language) == [story[0]]


@pytest.mark.parametrize(
    "story",
    [
        FERRY,
        (
            "Court in Norport frees two jailed fishermen",
            "A court in Norport freed two jailed fishermen on Thursday who had been held since their "
            "boat drifted across the line in a storm.",
            "Their wives waited at the quay with blankets. Both men said that they had been treated "
            "well and that nobody had told them why the trial took so long.",
            "The judge found that the boat's engine had failed and that the fishermen had called "
            "for help by radio before the drift began.",
        ),
        (
            "Harvest of barley is the smallest in thirty years",
            "Farmers brought in the smallest harvest of barley in thirty years, the growers' chamber "
            "said, after a spring without rain.",
            "Brewers will have to buy abroad, at twice the price of last year, and bakers fear for "
            "their winter bread. The chamber asked for loans without interest.",
            "In the hills sheep were sold early because hay ran out by August; wool brought less "
            "than the shearing cost, one of the growers said.",
        ),
    ],
)
def test_a_headline_alone_opens_a_story_that_has_words_of_its_own(
    language: Language, story: tuple[str, ...]
) -> None:
    assert second_stories(glued([story[0]], story), language) == [story[0]]


@pytest.mark.parametrize(
    "heading",
    [
        "Why did the Harn ferry pilots end their strike?",
        "2. Pilots of Harn ferries end their strike",
        "#3: Pilots of Harn ferries end their strike",
        "Strike ends",
    ],
)
def test_what_asks_is_numbered_or_names_little_heads_a_part(
    language: Language, heading: str
) -> None:
    assert second_stories(glued([heading], FERRY), language) == []


FILM = (
    "The Lanterns of Osk",
    "A film about the lamplighters of Osk opened at the Corinna in Belport on Friday, and its "
    "director Irma Vasko showed the lanterns that her uncle Josip had cleaned as a boy.",
    "She filmed for two winters along the canal between Lower Osk and Sankt Ave, with a cast of "
    "pensioners and a score that Benedikt Orra wrote for harmonium.",
    "Critics praised the photography of Lena Quist and grumbled about the length, which is close "
    "to three hours with no interval and hardly any dialogue.",
)
CHESS = (
    "Rooks at Lake Merin",
    "Nine boards, nine clocks: the tournament at Lake Merin began on Monday with rooks traded "
    "early in the game between Oskar Thule and the champion Dorte Halm.",
    "Thule resigned after fifty moves. In the pavilion Pavel Rey drew against Ines Caro with "
    "bishops of opposite colour, a result that pleased neither of them.",
    "Prizes will be handed out by Maud Ferrer, who won here at the age of twelve, on the terrace of the "
    "Hotel Splendid on Sunday afternoon.",
)
OYSTERS = (
    "Oysters of Pell Sound",
    "Gourmets from Aldmoor to Vesterby praise the oysters of Pell Sound, and this autumn the "
    "growers Tove and Emil Brandt sold more baskets than ever, most to restaurants in Cantrell.",
    "Warm currents had thinned the beds off Cape Lorn; a breeder, Hanne Skov, now raises larvae in "
    "tanks until they grip the ropes by themselves.",
    "Tasting rooms stay open until Christmas, with lemon, rye bread and a dry cider that Jonas "
    "Teig presses from windfalls behind the chapel.",
)


@pytest.mark.parametrize("story", [FILM, CHESS, OYSTERS])
@pytest.mark.parametrize("above", [DAM, "\n\n".join(CONVOY) + "\n"])
def test_a_headline_of_few_words_opens_a_story_that_has_nothing_in_common(
    language: Language, above: str, story: tuple[str, ...]
) -> None:
    text = above + "\n" + "\n\n".join(story) + "\n"
    assert second_stories(text, language) == [story[0]]


@pytest.mark.parametrize(
    "heading",
    [
        "An evening to remember for everybody who had ever loved the old quarter",
        "Three hours in the dark, and nobody looks at a watch",
        "Who still remembers the lamplighters of Osk and their rounds?",
    ],
)
def test_a_headline_that_comes_back_nowhere_opens_a_story_that_has_nothing_in_common(
    language: Language, heading: str
) -> None:
    assert second_stories(glued([heading], FILM), language) == [heading]


@pytest.mark.parametrize(
    "heading",
    [
        "Q: What will you remember of the lamplighters of Osk?",
        "A: The winters, the canal and the harmonium most of all",
        "3. The lamplighters of Osk and their lanterns at the canal",
        "Day 3: The lamplighters of Osk and their lanterns at the canal",
        "That is all from the dam for now. More at nine!",
        "What will you remember of the lamplighters of Osk and their lanterns?",
        "How did your uncle Josip clean the lanterns of Osk at dusk?",
    ],
)
def test_a_turn_a_part_or_a_call_opens_no_story(language: Language, heading: str) -> None:
    assert second_stories(glued([heading], FILM), language) == []


@pytest.mark.parametrize("story", [FILM, CHESS, OYSTERS])
def test_in_an_article_that_was_cut_out_words_alone_open_no_story(
    language: Language, story: tuple[str, ...]
) -> None:
    text = glued([story[0]], story)
    assert {segment.story for segment in mark(text, language)} == {0, 1}
    assert {segment.story for segment in mark(text, language, cut_out=True)} == {0}


@pytest.mark.parametrize(
    "text",
    [
        "Damm bei Orvale gebrochen\n\nDer Damm brach nachts, meldete die varnische Armee und gab "
        "selkanischen Geschützen die Schuld.\n\nEin Sprecher widersprach: Die Schleusen seien von "
        "innen geöffnet worden.\n\nVier Dörfer stehen unter Wasser; ihre Bewohner schlafen in den "
        "Turnhallen des Bezirks und warten auf Boote, sagte die Bürgermeisterin von Telmark.\n\n"
        "Laternenputzer von Osk zeigen ihre alten Lampen\n\nDie Laternenputzer von Osk zeigen ihre "
        "Lampen im Museum Corinna in Belport, wo Irma Vasko und Josip Orra sie reinigten.\n\nZwei "
        "Winter filmte Benedikt Quist am Kanal zwischen Sankt Ave und Unterosk mit Rentnern.\n\n"
        "Kritiker lobten die Bilder von Lena Thule und tadelten die Länge von fast drei Stunden.\n",
        "La digue d'Orvale rompue\n\nLa digue a cédé dans la nuit, selon l'armée varnienne, qui "
        "accuse les canons selkans.\n\nUn porte-parole a démenti: les vannes auraient été ouvertes "
        "de l'intérieur.\n\nQuatre villages sont inondés; leurs habitants dorment dans les gymnases "
        "du district et attendent des barques, a déclaré la maire de Telmark.\n\nLes allumeurs "
        "d'Osk montrent leurs vieilles lanternes\n\nLes allumeurs d'Osk montrent leurs lanternes au "
        "musée Corinna de Belport, où Irma Vasko et Josip Orra les nettoyaient.\n\nPendant deux "
        "hivers Benedikt Quist a filmé le canal entre Sankt Ave et Bas-Osk avec des retraités.\n\n"
        "La critique a loué les images de Lena Thule et regretté la durée de près de trois heures.\n",
    ],
)
def test_of_other_languages_it_is_not_known_which_words_tell(language: Language, text: str) -> None:
    assert {segment.story for segment in mark(text, language)} == {0}


MILL = (
    "Selkan guns burn barley of the Telmark villages",
    "Selkan rockets hit the mill at Telmark on Wednesday, the army said, and burned the barley that "
    "Hedda Lund and the growers of Castle Ford had stored there for the winter.",
    "Lund said that Orm Bridge had been under fire since noon and that lorries turned back at "
    "Saint Ivo. A Varnian officer in Brunn called it a crime.",
    "In Low Harbour the miller Tore Aske showed sacks with holes in them to a delegate from Geneva.",
)
RAID = (
    "Varnian raid on Brunn quarry kills two, rebels claim",
    "A Varnian raid on the Brunn quarry killed two stonecutters on May 9, the Selkan command said "
    "in a note to the delegation in Geneva.",
    "The army in Castle Ford denied any raid and spoke of blasting by Aske and Sons, who own the "
    "quarry.",
    "Widows of the stonecutters were taken to Saint Ivo, where Sister Agda of the Blue Order fed "
    "them, and then by cart to Low Harbour.",
)


@pytest.mark.parametrize("story", [MILL, RAID])
def test_a_headline_over_news_of_the_same_war_opens_a_story(
    language: Language, story: tuple[str, ...]
) -> None:
    assert second_stories(glued([story[0]], story), language) == [story[0]]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("on Wednesday", "with fire"),
        (r"\b(said|called)\b", "made"),
    ],
)
def test_a_cross_head_over_no_lead_opens_no_story(
    language: Language, word: str, other: str
) -> None:
    story = tuple(re.sub(word, other, paragraph) for paragraph in MILL)
    assert second_stories(glued([story[0]], story), language) == []


@pytest.mark.parametrize("story", [FILM, CHESS, OYSTERS])
@pytest.mark.parametrize(
    "ending",
    [
        "Reporting by Ana Lind at Orvale; editing by Piet Sorn",
        "Listen to our programme on the war wherever you get podcasts",
        "With material from both press offices at the front",
        "She was still waiting at nightfall. ♦",
    ],
)
def test_the_last_line_of_a_story_is_not_the_headline_of_the_next(
    language: Language, ending: str, story: tuple[str, ...]
) -> None:
    assert second_stories(glued([ending, story[0]], story), language) == [story[0]]


def test_a_wide_gap_is_a_sign(language: Language) -> None:
    assert second_stories(glued([FERRY[0]], FERRY, gap="\n\n\n\n"), language) == [FERRY[0]]


def test_an_opening_with_a_place_and_an_agency_is_a_sign(language: Language) -> None:
    story = (FERRY[0], OPENING + FERRY[1], *FERRY[2:])
    assert second_stories(glued([FERRY[0]], story), language) == [FERRY[0]]


def test_a_story_of_one_paragraph_needs_more_signs(language: Language) -> None:
    story = (FERRY[0], " ".join(FERRY[1:]))
    assert second_stories(glued([FERRY[0], DATE], story), language) == []
    text = glued([FERRY[0], CAPTION, CAPTION], story, gap="\n\n\n")
    assert second_stories(text, language) == [FERRY[0]]


def test_three_stories_are_three(language: Language) -> None:
    text = glued([FERRY[0], BYLINE, DATE], FERRY) + "\n" + "\n\n".join([CONVOY[0], BYLINE, DATE])
    text += "\n\n" + "\n\n".join(CONVOY[1:])
    assert second_stories(text, language) == [FERRY[0], CONVOY[0]]


@pytest.mark.parametrize(
    "heading",
    [
        ["Selkan side denies the breach"],
        ["Gates opened from within", "Share"],
        ["What Telmark makes of the flour convoy"],
        ["“They had carried shells under the flour”"],
        [],
        [CAPTION, CAPTION],
        ["Get the news in your inbox", "Subscribe now", CAPTION],
        [BYLINE],
        ["Photo: Ivo Sand"],
    ],
)
def test_cross_heads_pictures_and_boxes_open_no_story(
    language: Language, heading: list[str]
) -> None:
    assert second_stories(glued(heading, CONVOY), language) == []


def test_teasers_below_a_report_open_no_story(language: Language) -> None:
    teasers = [
        line
        for story in (FERRY, CONVOY) * 3
        for line in (story[0] + " again", DATE, " ".join(story[1:3]), "Read more")
    ]
    assert second_stories(DAM + "\nMore stories\n" + "\n".join(teasers), language) == []


def test_entries_of_a_live_page_are_one_story(language: Language) -> None:
    entries = [
        f"{14 - i // 2}:{30 - i}\n{head}\n{' '.join(story[i % 3 + 1 :])}"
        for i, (head, story) in enumerate(
            [
                ("Convoy turned back at Telmark", CONVOY),
                ("“We carried nothing but flour”", CONVOY),
                ("Inspectors on their way", CONVOY),
                ("Shells shown to reporters", CONVOY),
            ]
            * 3
        )
    ]
    assert second_stories(DAM + "\n" + "\n".join(entries), language) == []


@HAS_SHARED
def test_every_line_of_the_labelled_pages_is_right(language: Language) -> None:
    read = {each.report.name: each.report for each in reports([SHARED / "seeds"], language)}
    rows = (SHARED / "data/seed_claims/lines.jsonl").read_text().splitlines()
    wrong = []
    for row in map(json.loads, rows):
        report = read[row["file"]]
        words = report.text.split("\n")[row["line_no"] - 1]
        assert hashlib.sha1(words.encode()).hexdigest() == row["text_sha1"]
        start = sum(len(line) + 1 for line in report.text.split("\n")[: row["line_no"] - 1])
        (segment,) = (s for s in report.segments if s.start <= start < s.end)
        if (segment.kind, segment.story) != (row["label"], row["story"]):
            wrong.append((row["file"], row["line_no"], segment.kind, row["label"]))
    assert wrong == []


@HAS_SHARED
def test_the_two_stories_of_a_real_page_are_apart(language: Language) -> None:
    counts = {
        each.report.name[:3]: 1 + max(segment.story for segment in each.report.segments)
        for each in reports([SHARED / "seeds"], language)
        if each.report.name.endswith(".txt")
    }
    assert counts == {"000": 1, "001": 2, "002": 1, "003": 1}


def second_stories(text: str, language: Language) -> list[str]:
    """The first line of every story but the first."""
    lines = marked(text, language)
    return [words for before, (_, story, words) in pairwise(lines) if story != before[1]]
