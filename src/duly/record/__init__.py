"""The record: what happened on each case, as lines that are written once and never changed.

`append` writes and is the only function that does. `reading` gives the facts back to the law. `guards` are the
database's own refusal to change a line, `seals` the proof that none was changed, and `verify` looks for both.
"""
