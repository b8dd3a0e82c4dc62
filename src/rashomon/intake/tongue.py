"""Text in, its language out, or None where the text is too short or too mixed to tell."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Below this many letters or this much certainty a headline in capitals passes for any language.
ENOUGH_LETTERS = 80
CERTAIN = 0.9


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, judged on its first 1,500 characters."""
    sample = " ".join(text[:1500].split())
    if sum(char.isalpha() for char in sample) < ENOUGH_LETTERS:
        return None
    code, certainty = _identifier().classify(sample.lower())
    return str(code) if certainty >= CERTAIN else None
