"""Features of the words that tell a happening."""

from rashomon.linking.happenings.pair import Found, Pair, both, plain


def same_phrase(p: Pair) -> Found | None:
    """Both use the same words."""
    return (1.0, f"both say “{p.a.words}”") if p.relation == "phrase" else None


def same_word(p: Pair) -> Found | None:
    """Both use one word, with others beside it."""
    shared = sorted(p.a.stems & p.b.stems)
    return (1.0, f"both use the word “{shared[0]}”") if p.relation == "word" else None


def same_root_(p: Pair) -> Found | None:
    """Their words are built from one root."""
    return (1.0, f"{both(p)} are of one root") if p.relation == "root" else None


def same_group(p: Pair) -> Found | None:
    """Their words are used for one kind of happening."""
    if p.relation != "group":
        return None
    shared = len(p.a.groups & p.b.groups) / min(len(p.a.groups), len(p.b.groups))
    return 0.5 + shared / 2, f"{both(p)} can be one thing"


def same_kind(p: Pair) -> Found | None:
    """Their words are listed under one type of event."""
    return (1.0, f"{both(p)} are both {plain(p.a.kind)}") if p.relation == "kind" else None


def told_apart(p: Pair) -> Found | None:
    """A sentence that has both words tells them apart."""
    if p.one_word or p.parts or p.one_sentence:
        return None
    times = (not p.a.stems.isdisjoint(p.others[1])) + (not p.b.stems.isdisjoint(p.others[0]))
    return (float(times), f"one of them has both {both(p)}") if times else None


def verb_and_noun(p: Pair) -> Found | None:
    """One is a verb, the other is none."""
    if p.a.verbal == p.b.verbal:
        return None
    return 1.0, "one is told by a verb, one by a noun"


def pointing(p: Pair) -> Found | None:
    """One only points: "it", "that"."""
    times = p.a.pointing + p.b.pointing
    return (float(times), "one only points back at what was told") if times else None


def speech(p: Pair) -> Found | None:
    """Both tell of what somebody says."""
    both = p.a.speech and p.b.speech
    return (1.0, "both tell of what somebody says") if both else None


def speech_and_deed(p: Pair) -> Found | None:
    """One tells of a deed, the other of speech."""
    if p.a.speech == p.b.speech:
        return None
    return 1.0, "one tells of speech, one of a deed"
