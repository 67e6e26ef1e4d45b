"""Duly: every EHC plan, assessed, reviewed and delivered when the law says."""

__version__ = "0.1.0"
