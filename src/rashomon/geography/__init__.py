"""Names of places in, the places they mean out: coordinates, and how exact they are."""

from rashomon.geography.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "load_gazetteer"]
