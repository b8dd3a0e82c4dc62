"""One attribution put inside another: an article in which some sentences get an outer voice."""

import random
import re
from pathlib import Path
from typing import Any

import yaml

WORDS = yaml.safe_load((Path(__file__).parent / "wrapping.yml").read_text(encoding="utf-8"))
SENTENCE = re.compile(r"\S[^\n]*?[.!?][”\"']*(?=\s|$)")
AT_MOST = 5  # sentences of one article

Article = dict[str, Any]
Spans = list[list[int]]


def wrapped(article: Article, draw: random.Random) -> Article:
    """The article with up to `AT_MOST` sentences wrapped; what stood there is marked `nested`."""
    choices = [s for s in SENTENCE.finditer(article["text"]) if _whole(article, s.span())]
    chosen = sorted(draw.sample(choices, min(AT_MOST, len(choices))), key=lambda s: s.start())
    text, shifts, outer = "", [], []
    cursor = 0
    for sentence in chosen:
        start, end = sentence.span()
        text += article["text"][cursor:start]
        before, after, voice = _words(sentence.group(), draw, _ends_free(article, start, end))
        base = len(text)
        stop = len(article["text"][start:end].rstrip(".!?”\"'")) if after else end - start
        text += before + article["text"][start : start + stop] + after
        inner = [base + len(before), base + len(before) + stop]
        text += article["text"][start + stop : end]
        shifts.append((start, len(before), start + stop, len(after)))
        outer.append(
            {
                "source": [[base + a, base + b] for a, b in voice["source"]],
                "cue": [[base + a, base + b] for a, b in voice["cue"]],
                "content": [inner],
                "nested": False,
                "span": (start, end),
            }
        )
        cursor = end
    text += article["text"][cursor:]

    def moved(place: int, is_end: bool) -> int:
        shift = 0
        for start, before, stop, after in shifts:
            if place > start or (place == start and not is_end):
                shift += before
            if place > stop or (place == stop and not is_end):
                shift += after
        return place + shift

    old = []
    for a in article["attributions"]:
        parts = a["source"] + a["cue"] + a["content"]
        inside = any(
            o["span"][0] <= min(p[0] for p in parts) and max(p[1] for p in parts) <= o["span"][1]
            for o in outer
        )
        old.append(
            {
                role: [[moved(s, False), moved(e, True)] for s, e in a[role]]
                for role in ("source", "cue", "content")
            }
            | {"nested": inside}
        )
    return {"id": article["id"], "text": text, "attributions": old + outer}


def _whole(article: Article, sentence: tuple[int, int]) -> bool:
    """An attribution stands in the sentence, and none reaches over its edges or into its end."""
    some = False
    for a in article["attributions"]:
        parts = a["source"] + a["cue"] + a["content"]
        low, high = min(p[0] for p in parts), max(p[1] for p in parts)
        if high <= sentence[0] or low >= sentence[1]:
            continue
        if low < sentence[0] or high > sentence[1]:
            return False
        some = True
    return some


def _ends_free(article: Article, start: int, end: int) -> bool:
    """No attribution holds the sentence's last mark, so that words can be put before it."""
    stop = start + len(article["text"][start:end].rstrip(".!?”\"'"))
    return not any(
        stop < right <= end
        for a in article["attributions"]
        for role in ("source", "cue", "content")
        for _, right in a[role]
    )


def _words(sentence: str, draw: random.Random, free: bool) -> tuple[str, str, dict[str, Spans]]:
    """What is put before and after, and where the voice stands, from the sentence's new start."""
    front = not free or draw.random() < 0.6
    form = draw.choice(WORDS["prefixed" if front else "suffixed"])
    source, cue = draw.choice(WORDS["sources"]), draw.choice(WORDS["cues"])
    stop = len(sentence.rstrip(".!?”\"'"))
    if front and form.startswith("{s}"):
        source = source[0].upper() + source[1:]
    said = form.replace("{s}", source).replace("{v}", cue)
    inverted = "{v}" in form and form.index("{v}") < form.index("{s}")
    where = said.rindex(source) if inverted else said.index(source)
    if "{v}" in form:
        begin = said.index(cue, 0 if inverted else where + len(source))
        end = begin + len(cue)
    else:
        begin = said.lower().index("according to")
        end = begin + len("according to")
    at = 0 if front else stop
    spans = {
        "source": [[at + where, at + where + len(source)]],
        "cue": [[at + begin, at + end]],
    }
    return (said, "", spans) if front else ("", said, spans)
