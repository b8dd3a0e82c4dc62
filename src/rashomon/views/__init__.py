"""Records in (or word lists), something a person can read out."""
