"""Doing one thing for many cases at once, rehearsed, released and carried on in steps."""
