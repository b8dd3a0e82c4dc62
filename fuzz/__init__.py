"""Bytes that nobody meant well go into what takes in files of others; what breaks comes out."""
