"""Features of who did it to whom, who says so, and of the sentence around it."""

import math

from rashomon.linking.happenings.pair import Found, Pair, meeting, named, parted


def same_speaker(p: Pair) -> Found | None:
    """The same speaker says it."""
    if not (p.a.speech and p.b.speech):
        return None
    return meeting(p.a.doer, p.b.doer, "both have {} speak")


def other_speaker(p: Pair) -> Found | None:
    """Different speakers."""
    if not (p.a.speech and p.b.speech):
        return None
    return parted(p.a.doer, p.b.doer, "different speakers: {} and {}")


def same_doer(p: Pair) -> Found | None:
    """The same doer."""
    return None if p.a.speech else meeting(p.a.doer, p.b.doer, "both have {} do it")


def other_doer(p: Pair) -> Found | None:
    """Different doers."""
    return None if p.a.speech else parted(p.a.doer, p.b.doer, "different doers: {} and {}")


def same_target(p: Pair) -> Found | None:
    """Done to the same."""
    return meeting(p.a.target, p.b.target, "both have it done to {}")


def same_named_target(p: Pair) -> Found | None:
    """Done to the same, by name."""
    return meeting(p.a.target & p.a.named, p.b.target & p.b.named, "both name {}")


def other_named_target(p: Pair) -> Found | None:
    """Done to others, by name."""
    targets = p.a.target & p.a.named, p.b.target & p.b.named
    return parted(*targets, "done to different ones: {} and {}")


def other_named_doer(p: Pair) -> Found | None:
    """Done by others, by name."""
    return parted(p.a.doer & p.a.named, p.b.doer & p.b.named, "by different ones: {} and {}")


def shared_parties(p: Pair) -> Found | None:
    """Those who hang on both, the rarer the more."""
    shared = p.a.parties & p.b.parties
    amount = min(4.0, sum(p.pages.rare(word) for word in shared) / 5)
    return (amount, f"both involve {named(shared)}") if shared else None


def no_shared_party(p: Pair) -> Found | None:
    """Nobody who hangs on one hangs on the other."""
    return parted(p.a.parties, p.b.parties, "involve different ones: {} and {}")


def like_sentences(p: Pair) -> Found | None:
    """Sentences that share rare words."""
    alike = 0.0 if p.one_sentence else _sentences(p)
    return (math.sqrt(alike), f"sentences alike by {alike:.0%}") if alike else None


def like_sentences_other_words(p: Pair) -> Found | None:
    """Sentences that share rare words, told by other words."""
    alike = 0.0 if p.one_sentence or p.one_word else _sentences(p)
    return (alike, f"other words in sentences alike by {alike:.0%}") if alike else None


def like_words_beside(p: Pair) -> Found | None:
    """Rare words that stand near both."""
    shared = p.a.beside & p.b.beside
    amount = min(4.0, sum(p.pages.rare(word) for word in shared) / 6)
    return (amount, f"both stand near {named(shared)}") if shared else None


def _sentences(p: Pair) -> float:
    """The cosine of two sentences' words, without those that tell of the happening."""
    rare, shared = p.pages.rare, p.a.around & p.b.around
    if not shared:
        return 0.0
    lengths = p.pages.length(p.a.around) * p.pages.length(p.b.around)
    return sum(rare(word) ** 2 for word in shared) / lengths
