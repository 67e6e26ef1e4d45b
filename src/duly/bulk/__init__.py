"""Working tables of work that is done for many cases at once. Nothing in them is a fact of a case."""
