"""Signing in: who somebody is, and for how long we believe it. What they may do then is not decided here."""
