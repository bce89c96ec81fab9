"""An index: the models of this app, each in the package of its subject."""

from reviews.actions.models import Action
from reviews.recommendations.models import Recommendation
from reviews.reviews.models import Extension, Review, ReviewHold, TermsVersion

__all__ = ["Action", "Extension", "Recommendation", "Review", "ReviewHold", "TermsVersion"]
