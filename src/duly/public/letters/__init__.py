"""Letters a family can send, made from a case history and its findings.

A letter is chosen (`forms`), told (`compose`) and written out (`plain_text`, `word_file`). Nothing is kept. Names are
left as places in square brackets for the person to fill in.
"""
