"""Word lists in, compiled tables out: what Rashomon knows of a language lies in its YAML files."""

from rashomon.language.lists import LEADING_BACK, Language, load_language

__all__ = ["LEADING_BACK", "Language", "load_language"]
