"""The door gunicorn knocks at."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scr_portal.settings")
application = get_wsgi_application()

from scr_portal.demo.mark import refuse_unmarked  # noqa: E402 - its models need Django set up

refuse_unmarked()
