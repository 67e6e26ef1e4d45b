"""The rulebook in words for people: how a duty is timed, cited, worked out and accounted for."""
