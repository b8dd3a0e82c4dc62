"""Features of the pages and sentences that two mentions stand on."""

from rashomon.linking.happenings.pair import Found, Pair


def one_page(p: Pair) -> Found | None:
    """On one page."""
    return (1.0, "on one page") if p.one_page else None


def one_page_same_phrase(p: Pair) -> Found | None:
    """On one page, in the same words."""
    return (1.0, "the page uses the same words") if p.one_page and p.relation == "phrase" else None


def one_sentence(p: Pair) -> Found | None:
    """In one sentence."""
    return (1.0, "in one sentence") if p.one_sentence and not p.parts else None


def one_sentence_other_words(p: Pair) -> Found | None:
    """In one sentence, told by different words."""
    apart = p.one_sentence and not p.one_word and not p.parts
    return (1.0, "one sentence has different words for them") if apart else None


def like_pages(p: Pair) -> Found | None:
    """Pages that share rare words and names."""
    alike = 0.0 if p.one_page else min(p.alike, 0.6)
    return (alike, f"pages alike by {alike:.0%}") if alike else None


def like_pages_same_word(p: Pair) -> Found | None:
    """Pages that share rare words and names, and one word for it."""
    alike = min(p.alike, 0.6) if p.one_word else 0.0
    return (alike, f"one word on pages alike by {alike:.0%}") if alike else None


def unlike_pages(p: Pair) -> Found | None:
    """Pages that share little."""
    lack = 0.0 if p.one_page else max(0.0, 0.2 - p.alike) / 0.12
    return (lack, f"pages alike by {p.alike:.0%} only") if lack else None


def one_group_of_pages(p: Pair) -> Found | None:
    """Pages that tell of the same things."""
    grouped = not p.one_page and p.pages.group[p.at[0]] == p.pages.group[p.at[1]]
    return (1.0, "pages on the same things") if grouped else None


def one_group_of_pages_same_word(p: Pair) -> Found | None:
    """One word on pages that tell of the same things."""
    grouped = p.one_word and p.pages.group[p.at[0]] == p.pages.group[p.at[1]]
    return (1.0, "one word on pages on the same things") if grouped else None
