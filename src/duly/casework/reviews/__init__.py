"""Where reviews stand: of one case and of all, early requests, and those that fall due."""
