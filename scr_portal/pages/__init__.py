"""The kinds of page there are; every address of the portal is one of them (checks.py sees to it)."""

from scr_portal.pages.base import CasePage, ListPage, PublicPage, RecordPage, SignedInPage
from scr_portal.pages.steps import OpenStepPage, StepPage

__all__ = ["CasePage", "ListPage", "OpenStepPage", "PublicPage", "RecordPage", "SignedInPage", "StepPage"]
