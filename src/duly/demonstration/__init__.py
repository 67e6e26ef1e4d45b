"""A council that does not exist, to try Duly with: its people, and what happened there. Data only."""
