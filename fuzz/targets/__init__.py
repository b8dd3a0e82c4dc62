"""What takes in files of others, one small file each: `check`, `seeds`, `STRATEGY`, `warm`."""

from importlib import import_module
from types import ModuleType

TARGETS = (
    *("text", "html", "records", "table", "packed", "reading", "warc", "wacz", "lines", "rows"),
    *("ged", "annotations", "checks", "entities", "packs", "actors", "places", "gazetteer"),
)


def load(name: str) -> ModuleType:
    """The file of a target."""
    return import_module(f"fuzz.targets.{name}")
