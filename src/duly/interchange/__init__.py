"""Case histories and calendars as files, in and out. Nothing here needs a web framework or asks what day it is."""
