"""Makes the encoder that Rashomon ships; never imported by the package."""
