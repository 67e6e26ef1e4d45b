"""Worked examples: five published cases, told in our own words, with what Duly makes of their dates.

Each file of `cases` holds one. People keep only the letters that the Ombudsman or the newspaper gave them.
"""
