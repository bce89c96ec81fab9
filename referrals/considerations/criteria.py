"""When a decision must say which part of the criteria fails, and what else it must give a reason for (7.1)."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from scr_portal.guidance.base import Answer, Edition, Limb, Outcome, Route


@dataclass(frozen=True)
class Findings:
    """The answers of those who considered the case, read under one edition."""

    edition: Edition
    answers: dict[Limb, Answer]
    known: frozenset[Limb] = frozenset()
    """What the portal knows to be so, as a death by its day."""
    answered_yes: frozenset[Limb] = frozenset()
    """What those who considered the case answered yes, in this round or before: not what a referral alone says."""
    in_other_words: frozenset[Limb] = frozenset()
    """What they answered yes to a question of another edition: it counts as met, and may be found to fail."""

    @property
    def met(self) -> list[Route]:
        """The ways in which the answers oblige the board to hold a review."""
        return [route for route in self._mandatory if route.met(self.answers)]

    @property
    def met_in_other_words(self) -> bool:
        """Whether a duty that is met rests on an answer to a question of another edition."""
        return any(self.in_other_words & route.limbs for route in self.met)

    @property
    def not_ruled_out(self) -> list[Route]:
        """The ways to an obligation that no answer rules out."""
        return [route for route in self._mandatory if not any(map(self._says_no, route.limbs | route.unless))]

    @property
    def _mandatory(self) -> list[Route]:
        return [route for route in self.edition.routes if route.mandatory]

    def _says_yes(self, limb: Limb) -> bool:
        return self.answers.get(limb) is Answer.YES

    def _says_no(self, limb: Limb) -> bool:
        return self.answers.get(limb) is Answer.NO

    @property
    def _begun(self) -> list[Route]:
        """Of the ways that no answer rules out, those on which a limb is answered yes."""
        return [route for route in self.not_ruled_out if any(self._says_yes(limb) for limb in route.limbs)]

    def limbs_that_could_fail(self) -> list[Limb]:
        """The limbs of which one must fail, in the edition's order: those of the first duty that is met.

        Where none is met, of several duties those that most rest on; where as many rest on others, those of the first:
        with a death, that abuse or neglect is suspected.
        """
        if self.met:
            return self._in_order(self._could_fail(self.met[0]))
        could = [self._could_fail(route) for route in self._begun or self.not_ruled_out]
        counted = Counter(limb for limbs in could for limb in limbs)
        most = frozenset(limb for limb, duties in counted.items() if duties == max(counted.values()))
        return self._in_order(next((most & limbs for limbs in could if most & limbs), most))

    def standing_still(self, failing: Collection[Limb]) -> list[Route]:
        """The duties that are met, and that none of the limbs that are said to fail takes away."""
        return [route for route in self.met if not self._could_fail(route).intersection(failing)]

    def other_limbs_that_could_fail(self) -> list[Limb]:
        """The limbs of which another must fail where one leaves a duty that is met; none where one never does."""
        left = [self.standing_still([limb]) for limb in self.limbs_that_could_fail()]
        takes_away = [frozenset.intersection(*map(self._could_fail, routes)) for routes in left if routes]
        return self._in_order(frozenset().union(*takes_away))

    def parts_to_try(self) -> tuple[str, str]:
        """A part that may be said to fail, and one of another duty where the first leaves any; empty where none may."""
        for first in self.limbs_that_could_fail():
            if not self.standing_still([first]):
                return first, ""
            for other in self.other_limbs_that_could_fail():
                if not self.standing_still([first, other]):
                    return first, other
        return "", ""

    def _in_order(self, limbs: Collection[Limb]) -> list[Limb]:
        return [criterion.limb for criterion in self.edition.criteria if criterion.limb in limbs]

    def _could_fail(self, route: Route) -> frozenset[Limb]:
        """The limbs of a duty that may be found to fail: never what is known, whatever anybody answers.

        What was answered yes fails only where every limb was: then the answers oblige, and who decides otherwise must
        be able to say which of them is wrong.
        """
        limbs = (route.limbs | route.unless) - self.known
        return limbs if route in self.met else limbs - self.answered_yes

    def must_say_which_limb_fails(self, outcome: Outcome, criteria_met: bool) -> bool:
        """A death with abuse or neglect known or suspected is anything but a review only with the limb that fails."""
        return not criteria_met and bool(self.met or (outcome is not Outcome.REVIEW and self.not_ruled_out))

    def needs_definitive_evidence(self, outcome: Outcome, failing: Collection[Limb]) -> bool:
        """Serious harm goes to review unless there is definitive evidence of no concern (from 2015)."""
        harmed = self._says_yes(Limb.SERIOUS_HARM) and not self._says_no(Limb.ABUSE)
        answered_otherwise = Limb.SERIOUS_HARM in failing or Limb.ABUSE in failing
        return (
            self.edition.definitive_evidence_needed
            and outcome is not Outcome.REVIEW
            and harmed
            and not answered_otherwise
        )
