"""What a plan says: sections A to K as values, the checks of them, drafts that several people write, and versions."""
