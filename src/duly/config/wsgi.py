"""The service as a WSGI application: `gunicorn duly.config.wsgi`.

Leave gunicorn's own access log off, as it is by default: it prints addresses with their query strings.
"""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")

application = get_wsgi_application()

# Nothing is served from a record whose guards are gone or whose storage could lose what it acknowledged.
for part in ("storage", "guards"):
    import_module(f"duly.record.{part}").require()

import_module("duly.casework.council.worklist").start_reading_ahead()
