"""What the law requires: dated facts in, findings out.

Pure Python on the standard library alone. Nothing here reads a clock, a file outside the package or a database:
the day asked about is always a parameter.
"""
