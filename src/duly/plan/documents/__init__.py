"""A plan as a page, as a tagged PDF and as a Word file, all from one telling of it."""
