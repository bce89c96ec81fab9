"""What is broken on purpose of cases that look alike, or are of one incident."""

from tests.nets.breaks import Break

TWO_CASES = (
    Break(
        "tests/referrals/likenesses", "a likely second referral tells of another board's case",
        "referrals/likenesses/finding.py",
        "kind=Person.Kind.CHILD, casefile__board=board)", "kind=Person.Kind.CHILD)",
    ),
    Break(
        "tests/referrals/likenesses/test_closed_to_one.py", "a linked case is named to who may not open it",
        "scr_portal/shelf.py",
        "[row for row in rows if vars(row)[model.names_case] in open_to]", "rows",
    ),
    Break(
        "tests/referrals/likenesses/test_linked_cases.py", "the timeline tells of a linked case that is closed",
        "scr_portal/roles.py",
        'UNTOLD = _models(referrals="Likeness LinkedCase")', 'UNTOLD = _models(referrals="Likeness")',
    ),
    Break(
        "tests/referrals/likenesses/test_closed_to_one.py", "the timeline tells that two cases were compared",
        "scr_portal/roles.py",
        'UNTOLD = _models(referrals="Likeness LinkedCase")', 'UNTOLD = _models(referrals="LinkedCase")',
    ),
    Break(
        "tests/referrals/likenesses/test_closed_to_one.py", "a page tells that a case looks like one that is closed",
        "scr_portal/casefiles.py",
        "return rows.filter(among(names, grants(user).casefile_ids())) if names else rows", "return rows",
    ),
    Break(
        "tests/referrals/likenesses/test_closed_to_one.py", "the database gives a row that names a case that is closed",
        "scr_portal/walls/rules.py",
        'AND {_opens(model.names_case)}"', '"',
    ),
    Break(
        "tests/referrals/likenesses/test_closed_to_one.py", "the log of who looked tells that two cases were compared",
        "scr_portal/audit/accesses.py",
        "if named.startswith(_UNTOLD) else self.about", "if not named else self.about",
    ),
    Break(
        "tests/referrals/likenesses/test_closed_to_one.py -k export",
        "an export names the case where a referral goes on",
        "scr_portal/exports/writing.py",
        "says=not _names_a_closed_case(event, reader)", "says=True",
    ),
)  # fmt: skip
