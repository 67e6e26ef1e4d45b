"""Who acts: one row for every person the record names, whether or not they can sign in."""
