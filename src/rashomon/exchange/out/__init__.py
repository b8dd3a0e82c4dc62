"""One file for each form that a case is exported in."""
