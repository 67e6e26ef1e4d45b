"""The tables of bulk work, in order."""
