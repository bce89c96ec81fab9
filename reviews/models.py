"""An index: the models of this app, each in the package of its subject."""

from reviews.recommendations.models import Action, Recommendation
from reviews.reviews.models import Extension, Review, ReviewHold

__all__ = ["Action", "Extension", "Recommendation", "Review", "ReviewHold"]
