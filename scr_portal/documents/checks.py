"""What `manage.py check` makes sure of: the store can be opened, and no key it needs was lost."""

from itertools import islice

from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured

from scr_portal.documents.keyring import sealed_with
from scr_portal.documents.storage import file_keys, store

LOOKED_AT = 500  # files, so that every command starts at once


@register()
def files_can_be_opened(**_: object) -> list[Error]:
    """There are keys, and the files looked at are sealed with one of them."""
    try:
        keys = file_keys()
    except ImproperlyConfigured as wrong:
        return [Error(str(wrong), hint=MAKE, id="portal.E004")]
    found = {sealed_with(name) for name in islice(store().names(), LOOKED_AT)}
    lost = sorted(key_id.hex() for key_id in found if key_id and key_id not in keys.by_id)
    said = "Files are sealed with key {}, which is not among PORTAL_FILE_KEYS."
    return [Error(said.format(key_id), hint=BACK, id="portal.E005") for key_id in lost]


MAKE = "Make one with `openssl rand -hex 32`, and keep it where the backups are not."
BACK = "Put the old key back behind the new one: without it these files are lost."
