"""The kinds of page there are; every address of the portal is one of them (checks.py sees to it)."""

from scr_portal.pages.base import CasePage, ListPage, PublicPage, RecordPage, SignedInPage
from scr_portal.pages.offers import Offer, offers, open_offers
from scr_portal.pages.signing import Signed
from scr_portal.pages.steps import OpenStepPage, StepPage

__all__ = [
    "CasePage",
    "ListPage",
    "Offer",
    "OpenStepPage",
    "PublicPage",
    "RecordPage",
    "Signed",
    "SignedInPage",
    "StepPage",
    "offers",
    "open_offers",
]
