"""Two event mentions in, named and weighted reasons why they may tell of one happening out.

Each feature is a function that returns how much of it there is and a reason in plain words, or
None. What one unit of it weighs stands in `weights.py`; the sum, in log-odds, decides.
"""

from rashomon.linking.happenings import weights
from rashomon.linking.happenings.claimed import (
    one_family,
    other_aim,
    other_days,
    other_site,
    other_toll,
    published_apart,
    said_each_time,
    same_aim,
    same_day,
    same_site,
    same_toll,
)
from rashomon.linking.happenings.context import (
    like_pages,
    like_pages_same_word,
    one_group_of_pages,
    one_group_of_pages_same_word,
    one_page,
    one_page_same_phrase,
    one_sentence,
    one_sentence_other_words,
    unlike_pages,
)
from rashomon.linking.happenings.pair import Feature, Pair
from rashomon.linking.happenings.parties import (
    like_sentences,
    like_sentences_other_words,
    like_words_beside,
    no_shared_party,
    other_doer,
    other_named_doer,
    other_named_target,
    other_speaker,
    same_doer,
    same_named_target,
    same_speaker,
    same_target,
    shared_parties,
)
from rashomon.linking.happenings.setting import (
    other_number,
    other_place,
    other_time,
    same_number,
    same_place,
    same_time,
)
from rashomon.linking.happenings.wording import (
    pointing,
    same_group,
    same_kind,
    same_phrase,
    same_root_,
    same_word,
    speech,
    speech_and_deed,
    told_apart,
    verb_and_noun,
)

FITTED: tuple[Feature, ...] = (
    *(same_phrase, same_word, same_root_, same_group, same_kind, told_apart, verb_and_noun),
    *(pointing, speech, speech_and_deed, same_speaker, other_speaker),
    *(same_doer, other_doer, other_named_doer, same_target, same_named_target),
    *(other_named_target, shared_parties, no_shared_party),
    *(like_sentences, like_sentences_other_words, like_words_beside),
    *(same_place, other_place, same_time, other_time, same_number, other_number),
    *(one_page, one_page_same_phrase, one_sentence, one_sentence_other_words),
    *(like_pages, like_pages_same_word, unlike_pages),
    *(one_group_of_pages, one_group_of_pages_same_word),
)
SET: tuple[Feature, ...] = (
    *(one_family, same_aim, other_aim, same_site, other_site, same_day, other_days),
    *(published_apart, said_each_time, same_toll, other_toll),
)


WEIGHTS = {**weights.FITTED, **weights.SET}


def name_of(feature: Feature) -> str:
    """A feature's name in the table of weights."""
    return feature.__name__.rstrip("_")


_TABLE = tuple((feature, WEIGHTS[name_of(feature)]) for feature in (*FITTED, *SET))


def weigh(pair: Pair) -> tuple[float, tuple[str, ...]]:
    """The sum of all features for two mentions, and the reasons behind it, the weightiest first."""
    found = [
        (weight * amount[0], amount[1])
        for feature, weight in _TABLE
        if (amount := feature(pair)) is not None
    ]
    told = sorted(found, key=lambda reason: (-abs(reason[0]), reason[1]))
    return (
        WEIGHTS["start"] + sum(weight for weight, _ in found),
        tuple(f"{weight:+.1f} {words}" for weight, words in told),
    )
