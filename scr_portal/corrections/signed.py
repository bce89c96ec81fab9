"""What was signed with a day that was put right since stands under other facts: that signature is void (0127)."""

from collections.abc import Iterator

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.signatures import Facts, Signature
from scr_portal.transitions import STEPS


def void_other_facts(record: CaseRecord, by: User) -> None:
    """What every correction is followed by: no signature of the case stands under facts that are others now."""
    standing = list(Signature.objects.standing().filter(casefile=record.casefile, document=None))
    steps = {one.step for one in standing}
    now = {(step, facts.of.subject, facts.sha256) for step in steps for facts in _facts(step, record.casefile)}
    others = [one.pk for one in standing if (one.step, one.about, one.sha256) not in now]
    Signature.objects.filter(pk__in=others).make_void(f"“{record.put_right}” was corrected after it had been signed.")


def _facts(step: str, casefile: CaseFile) -> Iterator[Facts]:
    """What would be signed now with this step that is no file, on each row of the case."""
    signs = STEPS[step].signs
    assert signs is not None  # noqa: S101  it was signed
    for row in STEPS[step].model._default_manager.filter(casefile=casefile):
        yield from (one for one in signs.what(row) if isinstance(one, Facts))
