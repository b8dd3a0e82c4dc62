"""Texts of many reports in, who copies whom out: by how much, since when, in which passages."""

from rashomon.linking.copies.linked import COPIED, copies_of, copy_of
from rashomon.linking.copies.texts import Text, texts_of

__all__ = ["COPIED", "Text", "copies_of", "copy_of", "texts_of"]
