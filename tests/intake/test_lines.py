"""Small scraped pages, invented outlets and places, and what each of their lines is."""

import pytest

from rashomon.language import Language

from .conftest import labelled, marked

PAGES = {
    "doubled title and captions": """
section | WORLD NEWS
title   | Selkan Shells Hit Market in Orvale, Mayor Says
caption | Residents clear rubble at the market of Orvale on Monday.
caption | Residents clear rubble at the market of Orvale on Monday.
widget  | OP
title   | Selkan Shells Hit Market in Orvale, Mayor Says
body    | Selkan shells hit the market of Orvale on Monday and killed two people, the mayor said.
body    | The Selkan command denied that its guns had fired on the town.
""",
    "credits without a double": """
title   | Varnian drones strike fuel depot near Telmark
byline  | By Ana Brel and Tomas Hirt
dateline | May 6, 2024
caption | Smoke rises over the depot at Telmark, May 5, 2024. (Reuters/Ivo Sand)
body    | Varnian drones set fire to a fuel depot near Telmark, the Selkan ministry of defence said.
caption | File photo of a Varnian drone at an air show
body    | Varnia did not comment on the strike at the depot.
""",
    "byline and date forms": """
section | BREAKING NEWS
title   | Both sides accuse each other over the breach of the Orvale dam
byline  | Written by Staff Correspondent
dateline | Published on: 6 May 2024, 10:15 GMT
dateline | Last updated 2 May 2024
dateline | 3 hours ago
body    | ORVALE (Varnian Wire) - Both armies accused each other on Monday of breaching the dam.
body    | Neither gave proof. The flood reached four villages.
""",
    "crossheads": """
title   | What is known of the flood below the Orvale dam
body    | The flood below the dam has reached four villages, according to the district council.
section | Varnian account
body    | The Varnian army says Selkan artillery hit the sluice gates late on Sunday evening.
section | Selkan account
body    | The Selkan command says the gates were opened from within, by order of the Varnian army.
section | What happens next
body    | Inspectors asked both sides for access to the dam.
""",
    "share lines, related links, comments": """
title   | Truce at Telmark holds for a second day
widget  | Share on Facebook
widget  | 3 min read
body    | The truce at Telmark held for a second day, observers from both sides said on Friday.
related | Read more: How the truce at Telmark came about
body    | A Selkan officer said his men had heard two shots in the night and had not replied.
widget  | Tags: Telmark, truce
body    | The Varnian side called it an accident and promised to look into it.
related | Related Articles
related | Orvale dam: what both armies say
related | Markets reopen in the old town
comment | 2 Comments
comment | Marek says:
comment | I live there and I heard far more than two shots that night.
comment | Leave a Reply
comment | Your e-mail address won't be shared. Required fields are indicated.
comment | Name *
comment | Save my name, email, and website in this browser for the next time I comment.
""",
    "a site speaks to its reader": """
title   | Selkan convoy reaches Telmark with flour
body    | A Selkan convoy brought flour to Telmark on Tuesday, the first in a month.
widget  | Sign up for our newsletter and never miss a story.
body    | The Varnian army said it had let the lorries pass after searching them.
widget  | By using this site you accept our terms of use.
widget  | © 2024 The Selkan Courier
widget  | Back to top
""",
    "no title": """
body    | Rockets fell on the outskirts of Telmark overnight, residents told the Selkan Courier.

body    | Nobody was hurt. The Varnian army said it knew nothing of any rockets.
""",
    "a question for a headline": """
title   | Who breached the dam at Orvale?

body    | Both armies blame each other for the breach of the dam at Orvale on Sunday night.

body    | Engineers say that neither account explains the damage.
""",
    "a headline in quotation marks": """
title   | “We did not fire on Orvale”
body    | The Selkan commander said on Monday that his guns had not fired on Orvale.
body    | “We did not fire,” he said. The mayor said that she had counted nine shells.
""",
    "a headline with a colon": """
title   | Orvale: mayor counts nine shells, army denies firing
byline  | By Ana Brel
body    | The mayor of Orvale said she counted nine shells on Monday morning.
body    | The Selkan army denied firing on the town.
""",
    "a headline that is a sentence": """
title   | Nine shells hit Orvale.
byline  | By Ana Brel
dateline | May 6, 2024
body    | The mayor of Orvale said she counted nine shells on Monday morning.
body    | The Selkan army denied firing on the town.
""",
    "upper case": """
title   | NINE SHELLS HIT ORVALE, MAYOR SAYS
byline  | BY ANA BREL
body    | THE MAYOR OF ORVALE SAID SHE COUNTED NINE SHELLS ON MONDAY MORNING.
body    | THE SELKAN ARMY DENIED FIRING ON THE TOWN.
""",
    "one line": """
body    | The mayor of Orvale said she counted nine shells. The Selkan army denied firing.
""",
    "one line without an end": """
title   | Nine shells hit Orvale
""",
    "only marks": """
widget  | ***
widget  | --
widget  | ?!
""",
    "Arabic": """
title   | قصف يستهدف سوق المدينة القديمة صباح اليوم

body    | قال رئيس البلدية إن القصف استهدف سوق المدينة القديمة صباح اليوم وأدى إلى مقتل شخصين.

body    | ونفى الجيش أن تكون مدافعه قد أطلقت النار على المدينة، فهل يفتح تحقيق في الأمر؟
""",
    "a live page": """
title   | Live: the flood below the Orvale dam
body    | Follow the day's reports on the flood below the dam at Orvale.
section | 14:32
section | Four villages cut off
body    | The district council says four villages are cut off and that boats are on their way there.
section | 13:05
section | Selkan side opens its sluices
body    | The Selkan command says it opened two sluices to take water off the villages downstream.
section | 12:40
section | Who pays
body    | Neither government has said who will pay for the damage to the fields and to the road.
section | 11:10
section | “The water came at night”
body    | A farmer from the lower village says the water came at night and took two of his cows.
""",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_every_line_is_what_a_reader_sees(language: Language, page: str) -> None:
    text, expected = labelled(page)
    assert marked(text, language) == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Plum growers in the south report their best harvest for ten years", "related"),
        ("WATCH: Goalkeeper saves three penalties in a row and then scores himself", "related"),
        ("Nineteen ways to keep a cellar dry when winter rain comes early", "related"),
        ("The dam above the four villages, which both armies had said they would spare", "body"),
        ("SELKAN FORCES AND VARNIAN ARMY TRADE BLAME FOR FLOODED VILLAGES BELOW DAM", "related"),
        ("VARNIAN ARMY WARNED IN SPRING THAT DAM AT ORVALE MIGHT BE BREACHED", "related"),
        ("VILLAGES BELOW THE DAM", "section"),
        ("Please enter a valid e-mail address.", "widget"),
        ("Your e-mail address:", "widget"),
        ("Visit orvale-dispatch.org to see what our readers sent from the dam.", "widget"),
        ("Check out our film about the four villages and the dam above them.", "widget"),
        ("By entering your address you agree to our terms and to letters from partners.", "widget"),
        ("You can write to Ana Brel here, and read more of Ana Brel's articles here.", "widget"),
        ("Read more of Ana Brel's stories here.", "related"),
    ],
)
def test_a_line_between_paragraphs(language: Language, line: str, kind: str) -> None:
    above = (
        "The dam at Orvale was breached on Sunday night, the Varnian army said, and four villages "
        "below it were flooded."
    )
    below = (
        "A spokesman for the Selkan forces denied it: both armies had promised in spring to spare "
        "the dam, he said, and his had kept its word."
    )
    text = f"Dam at Orvale breached, both armies say\n\n{above}\n\n{line}\n\n{below}\n"
    assert [found for found in marked(text, language) if found[2] == line] == [(kind, 0, line)]


@pytest.mark.parametrize(
    "heading",
    ["READ MORE", "Trending on the Dispatch", "Recommended for you", "Video of the week"],
)
def test_under_a_heading_for_other_reports_stand_their_headlines(
    language: Language, heading: str
) -> None:
    teasers = [
        "Varnian army and Selkan forces blame each other for the dam breached at Orvale on Sunday",
        "Four villages flooded below the dam at Orvale as both armies promised to spare its gates, "
        "and what the Selkan spokesman, who denied it, and the Varnian army say of each other now",
    ]
    above = "The dam at Orvale was breached on Sunday night, the Varnian army said, blaming Selkan guns."
    below = "A spokesman for the Selkan forces denied it: his side had promised to spare the dam."
    text = "\n\n".join(["Dam at Orvale breached", above, heading, *teasers, below])
    kinds = [kind for kind, _, _ in marked(text, language)]
    assert kinds == ["title", "body", "related", "related", "related", "body"]


@pytest.mark.parametrize(
    "text",
    [
        "THE VARNIAN ARMY SAID ON MONDAY THAT SELKAN GUNS HAD BREACHED THE DAM\n"
        "AT ORVALE AND THAT FOUR VILLAGES BELOW IT WERE UNDER WATER SINCE SUNDAY\n"
        "NIGHT. A SELKAN SPOKESMAN DENIED IT.\n",
        "TELMARK, 6 MAY (VARNIAN WIRE) -- THE SELKAN COMMAND DENIED THAT ITS GUNS\n"
        "HAD FIRED ON THE DAM, AND SAID THAT THE GATES HAD BEEN OPENED FROM WITHIN\n"
        "BY THE GARRISON. THE ARMY CALLED THAT A LIE.\n",
    ],
)
def test_a_wire_in_capitals_is_no_list_of_headlines(language: Language, text: str) -> None:
    assert "related" not in [kind for kind, _, _ in marked(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Two rockets hit the mill in Orvale on Monday and killed four people, the Varnian army said.\n"
        "It accused the Selkan rebels of firing them from Telmark. A nurse counted nine wounded and\n"
        "then stopped counting.\n",
        "The Selkan rebels denied on Monday that they had fired the two rockets that hit the mill\n"
        "in Orvale. Five people were killed, a doctor said. We fired nothing from Telmark, a\n"
        "spokesman said.\n",
        "Four villages were flooded on Sunday.\n"
        "Women carried blankets and bread from the upper school down to the quay all night\n"
        "while engineers looked for the key of the pump.\n",
    ],
)
def test_sentences_over_several_lines_are_no_headlines_of_others(
    language: Language, text: str
) -> None:
    assert "related" not in [kind for kind, _, _ in marked(text, language)]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_line_ends_change_nothing(language: Language, page: str, end: str) -> None:
    text, expected = labelled(page)
    assert marked(text.replace("\n", end), language) == expected


MENU = "\n".join(f"section | {name}" for name in ("Home", "World", "Sport", "Culture", "Weather"))
TEASERS = "\n".join(
    f"related | {words}"
    for words in (
        "Ferry strike enters its third week with no talks in sight for commuters",
        "The bridge that nobody wanted and everybody now uses",
        "Harvest of plums in the south is the best for a decade, growers report",
    )
)


def test_a_report_is_found_between_menus_and_teasers(language: Language) -> None:
    top = MENU.replace("section | Home", "widget | Home")
    text, expected = labelled(f"{top}\n{PAGES['crossheads'].strip()}\n{TEASERS}\n{TEASERS}")
    found = marked(text, language)
    report = labelled(PAGES["crossheads"])[1]
    assert [each for each in found if each in report] == report
    assert all(kind in ("related", "widget") for kind, _, _ in found[-len(TEASERS.split("\n")) :])
    assert len(found) == len(expected)


WRAPPED = """\
Dam at Orvale breached, both armies say

The dam at Orvale was breached on Sunday night, the Varnian army
said, and blamed Selkan guns on the far bank of the river for the
damage to both of its gates.

A spokesman for the Selkan forces denied it. He said that the gates
had been opened from within and that his side had warned of it for a
week.
"""


def test_a_page_wrapped_at_a_fixed_width_is_read_by_paragraphs(language: Language) -> None:
    assert marked(WRAPPED, language) == [
        (kind, 0, words)
        for kind, words in zip(
            ("title", "body", "body"), WRAPPED.strip().split("\n\n"), strict=True
        )
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Word upon word\n",
        "It rained.\n",
        "Who fired?\n",
        "!?\n",
        "Leave a reply\n",
        "By Ana Brel\n",
    ],
)
def test_very_many_lines_take_seconds(language: Language, line: str) -> None:
    numbered = "".join(f"{i} {line}" for i in range(5_000))
    assert len(marked(line * 20_000 + numbered, language)) == 25_000
