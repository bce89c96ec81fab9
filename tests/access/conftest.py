"""An option that writes the access matrix anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Only when this folder is named on the command line."""
    parser.addoption("--write-matrix", action="store_true", help="write matrix.txt anew")
