"""How Duly runs as a web service: settings, addresses, error pages and logs."""
