"""What `verify` is made of: reading rows that may be broken, the chain, the states, the erasures, the database."""
