"""What happened in an invented case, and what people wrote about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scr_portal.demo.referred import Referred
from scr_portal.guidance import Edition
from scr_portal.guidance.base import Limb, Outcome

YES = {
    Limb.DIED: "The child died in hospital.",
    Limb.ABUSE: "Neglect is suspected by the police and the hospital.",
    Limb.SERIOUS_HARM: "The injuries were life-threatening.",
    Limb.JOINT_WORKING: "Concerns were held by two agencies and not put together.",
}


@dataclass(frozen=True)
class Tale:
    """One invented case. Every name in it is made up, and none may ever be printed."""

    label: str
    child: str
    parents: tuple[str, ...]
    born_on: date | None
    incident_on: date | None
    died_on: date | None
    trigger: str
    what_happened: str
    referrer: str = "Karen Oldfield"
    recommendation: Outcome = Outcome.REVIEW
    reasons: str = "The limbs of the criteria are met, and the agencies worked with the family for two years."
    rationale: str = (
        "I have read the referral, what each agency knew and the recommendation. The criteria are met, and there is "
        "more to learn about how the agencies worked together than any one of them could learn alone."
    )
    terms: str = (
        "Period under review: the two years before the incident.\n\nWhat was the child's daily life like, and who "
        "knew?\n\nWere concerns shared, and were they understood?\n\nWhen the family moved, what was handed over?"
    )
    limbs_not_met: Mapping[Limb, str] | None = None
    referred: Referred = field(default_factory=Referred)

    def answers(self, edition: Edition) -> dict[str, dict[str, str]]:
        """An answer with a reason for each limb of the edition."""
        failing = dict(self.limbs_not_met or {})
        if self.died_on is None:
            failing.setdefault(Limb.DIED, "The child survived.")
        return {str(criterion.limb): self._answer(criterion.limb, failing) for criterion in edition.criteria}

    def _answer(self, limb: Limb, failing: Mapping[Limb, str]) -> dict[str, str]:
        if limb in failing or limb not in YES:
            return {"answer": "no", "reason": failing.get(limb, "Nothing suggests it.")}
        return {"answer": "yes", "reason": YES[limb]}

    def known_to(self, agency: str) -> str:
        """What one agency says it knew."""
        return f"{agency} was in contact with the family during the two years before the incident."
