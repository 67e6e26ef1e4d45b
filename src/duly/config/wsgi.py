"""The service as a WSGI application: `gunicorn duly.config.wsgi`.

Leave gunicorn's own access log off, as it is by default: it prints addresses with their query strings.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")

application = get_wsgi_application()
