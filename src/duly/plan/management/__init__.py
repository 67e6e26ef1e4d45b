"""What Django finds by the name of this folder."""
