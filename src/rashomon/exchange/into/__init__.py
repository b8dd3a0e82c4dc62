"""One file for each form of others that a case takes in."""
