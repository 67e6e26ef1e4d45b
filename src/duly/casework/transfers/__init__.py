"""Who moves to the next phase of education in a September."""
