"""The door gunicorn knocks at."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scr_portal.settings")
application = get_wsgi_application()
_ = get_resolver().url_patterns  # every page is read before the workers part: once, and shared by them

from scr_portal.demo.mark import refuse_unmarked  # noqa: E402 - its models need Django set up

refuse_unmarked()
gc.collect()
gc.freeze()  # what is there by now stays: it is looked through no more, and shared by the workers
