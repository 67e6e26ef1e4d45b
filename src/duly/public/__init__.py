"""What anyone can use without signing in: the checker, the letters, the rulebook's pages and the worked examples."""
