"""The days on which a panel meets, and what is on its agenda: working data, and no part of any record."""
