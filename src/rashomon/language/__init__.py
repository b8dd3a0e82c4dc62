"""Word lists in, compiled tables out: all that Rashomon knows of a language lies in its YAML files."""

from rashomon.language.lists import Language, load_language

__all__ = ["Language", "load_language"]
