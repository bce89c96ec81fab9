"""An index: the models of this app, each in the package of its subject."""

from reviews.acceptances.models import Acceptance, Vote
from reviews.actions.models import Action
from reviews.families.models import FamilyContact, FamilyView
from reviews.lessons.models import EarlyLesson
from reviews.recommendations.models import Recommendation
from reviews.reviews.models import Extension, Review, ReviewHold, TermsVersion
from reviews.staff.models import StaffContact

__all__ = [
    "Acceptance", "Action", "EarlyLesson", "Extension", "FamilyContact", "FamilyView", "Recommendation", "Review",
    "ReviewHold", "StaffContact", "TermsVersion", "Vote",
]  # fmt: skip
