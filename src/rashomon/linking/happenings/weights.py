"""What one unit of each feature weighs (features.py names them), in log-odds: how much likelier two
mentions are to tell of one happening."""

# Set by hand: the corpora at hand are single pages whose days, tolls and entities are seldom known.
# Days or places that cannot both hold outweigh one word for it; tolls of one strike often differ
# between reports, so that a toll alone decides nothing.
SET: dict[str, float] = {
    "one_family": 1.00,
    "same_aim": 1.00,
    "other_aim": -1.00,
    "same_site": 1.50,
    "other_site": -3.00,
    "same_day": 1.50,
    "other_days": -4.00,
    "published_apart": -2.00,
    "said_each_time": -2.00,
    "same_toll": 1.00,
    "other_toll": -0.70,
}

# Fitted on ECB+ train, written by `python -m training.happenings ../shared/data`; "start" is where
# each sum begins.
FITTED: dict[str, float] = {
    "start": -2.63,
    "same_phrase": 0.96,
    "same_word": 0.23,
    "same_root": 0.01,
    "same_group": 0.91,
    "same_kind": -1.76,
    "told_apart": -1.21,
    "verb_and_noun": -0.31,
    "pointing": -0.58,
    "speech": -1.29,
    "speech_and_deed": -0.29,
    "same_speaker": 0.30,
    "other_speaker": -1.19,
    "same_doer": -0.07,
    "other_doer": -0.21,
    "other_named_doer": -0.18,
    "same_target": 0.19,
    "same_named_target": 0.10,
    "other_named_target": -0.65,
    "shared_parties": 0.16,
    "no_shared_party": -0.36,
    "like_sentences": 0.44,
    "like_sentences_other_words": 0.49,
    "like_words_beside": 0.00,
    "same_place": 0.25,
    "other_place": 0.05,
    "same_time": -0.03,
    "other_time": -0.05,
    "same_number": 0.19,
    "other_number": -0.30,
    "one_page": 2.03,
    "one_page_same_phrase": 0.14,
    "one_sentence": -1.75,
    "one_sentence_other_words": -0.25,
    "like_pages": 2.34,
    "like_pages_same_word": 1.94,
    "unlike_pages": -2.02,
    "one_group_of_pages": 0.84,
    "one_group_of_pages_same_word": 0.03,
}
