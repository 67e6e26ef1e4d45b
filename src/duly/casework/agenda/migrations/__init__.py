"""How the tables of agendas came to be."""
