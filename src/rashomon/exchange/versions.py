"""The version of the records' form, which every export of them names.

It has two numbers: the second one grows when a field is added, the first one when a field is taken
away or means something else. A test holds it to the records by a hash of their JSON Schema.
"""

SCHEMA_VERSION = "1.0"
