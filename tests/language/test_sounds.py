"""Ids made from names."""

import pytest

from rashomon.language.sounds import slug


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Sev'aral", "Sev’aral", "Sevʼaral", "SEV'ARAL"], "sev-aral"),
        (["Al-Norport", "Al–Norport", "al Norport"], "al-norport"),
        (["São Fenby", "Sao Fenby"], "sao-fenby"),
        (["M.V. “Star”", 'M.V. "Star"'], "m-v-star"),
        (["Smith (Иван) Jones"], "smith-jones"),
        (["Иван"], "иван"),
        (["بيت حانون"], "بيت-حانون"),
        (["…"], ""),
    ],
)
def test_one_name_has_one_id_however_it_is_set(names: list[str], expected: str) -> None:
    assert {slug(name) for name in names} == {expected}
