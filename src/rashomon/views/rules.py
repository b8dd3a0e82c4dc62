"""A reason in, its rule in plain words out; rules.yml has them (docs/reference/rules.md)."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from rashomon.records import Reason


@cache
def rules() -> Mapping[str, Mapping[str, str]]:
    """The rules of each field: slug to plain words."""
    text = (files("rashomon.views") / "rules.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def rule_words(reason: Reason) -> str:
    """A rule in plain words; one that the list does not know, as itself."""
    field = reason.field.split(".")[0]
    return rules().get(field, {}).get(reason.rule, reason.rule)
