"""Tags of the pages for staff."""
