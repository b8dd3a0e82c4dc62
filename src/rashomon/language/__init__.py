"""Word lists in, compiled tables out: what Rashomon knows of a language lies in its YAML files."""

from rashomon.language.lists import Language, load_language

__all__ = ["Language", "load_language"]
