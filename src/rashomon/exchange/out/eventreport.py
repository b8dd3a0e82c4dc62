"""A case in; a row for each report of each happening out, as CSV in the shape of the R package
eventreport, with columns behind it that lead back to the words.
"""

from collections.abc import Iterator

from rashomon.exchange.material import Material
from rashomon.exchange.out.reported import COLUMNS, SIDE, reported
from rashomon.exchange.out.table import table
from rashomon.exchange.out.told import told


def write(material: Material) -> Iterator[str]:
    """The table, a row at a time. A cell is what the report says; what it does not say is blank."""
    rows = (row for story in told(material) for row in reported(story, material).rows)
    yield from table((*COLUMNS, *SIDE), rows)
