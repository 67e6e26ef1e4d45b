"""From a request to a decision: taking it in, asking for advice and chasing it, and the panel’s day."""
