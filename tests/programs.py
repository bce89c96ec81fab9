"""Pieces of the portal run as processes of their own, so that a test can kill them."""

import os
import subprocess
import sys

from bin.places import ROOT
from tests import databases

VAR = "build/programs"


def program(code: str, database: str, **environment: str) -> "subprocess.Popen[str]":
    """A Python process with Django set up on `database` that runs `code`, apart from the documents of `make run`."""
    return subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": databases.address(database), "PORTAL_VAR_DIR": VAR} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
