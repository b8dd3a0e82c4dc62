"""Names of places in, the places they mean out: coordinates, and how exact they are."""

from rashomon.geography.gazetteer import Gazetteer, load_gazetteer
from rashomon.geography.own import split_places

__all__ = ["Gazetteer", "load_gazetteer", "split_places"]
