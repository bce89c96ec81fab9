"""What is broken where a net had been named only: lists and files of one reader, declared checks, and the long runs."""

from tests.nets.breaks import Break

LISTS = (
    Break(
        "tests/activity/test_activity.py -k nobody_else", "an office reads what everybody did in the portal",
        "scr_portal/activity/views.py",
        "if not self.user.is_staff:", "if not self.user.pk:",
    ),
    Break(
        "tests/skeleton/test_checks.py", "the page of a signed step does not ask who signs",
        "panels/imrs/views.py",
        "class Sign(Signed, OfImr):", "class Sign(OfImr):",
    ),
    Break(
        "tests/referrals/agenda/test_minutes.py -k never_change", "minutes change once they are agreed",
        "referrals/agenda/transitions.py",
        "source=OPEN,\n    target=S.MINUTED,", "source=[*OPEN, S.AGREED],\n    target=S.MINUTED,",
    ),
    Break(
        "tests/publications/test_packs.py -k locked_away", "what is locked away is bound into the one file of a notice",
        "scr_portal/notices/packs.py",
        "notice.pk], locked_at=None)", "notice.pk])",
    ),
    Break(
        "tests/panels/grid/test_grid.py -k office_and", "an agency's people read what the other agencies owe",
        "scr_portal/readers.py",
        "{Role.PANEL_CHAIR, Role.EMERGENCY}", "{Role.PANEL_CHAIR, Role.EMERGENCY, Role.SENIOR}",
    ),
    Break(
        "tests/panels/appointments/test_in_hand.py -k no_other",
        "the list of somebody's work holds a case in whose office its reader is not",
        "panels/appointments/in_hand.py",
        "return bool(held.roles_on(casefile.pk) & OFFICE)", "return bool(held.roles_on(casefile.pk))",
    ),
    Break(
        "tests/referrals/referrals/test_files_before_sending.py -k somebody_else",
        "a file is taken away from a referral that somebody else has begun",
        "referrals/referrals/putting.py",
        "if self.draft.files.filter(", "if self.draft.files.model.objects.filter(",
    ),
    Break(
        "tests/access/test_guests.py", "a guest by a link finds every case of the same person",
        "scr_portal/guests/session.py",
        "= key.appointment_id or NO_APPOINTMENT, key.board_id", "= None, key.board_id",
    ),
    Break(
        "tests/reminders/test_summer_time.py", "the mail of the morning goes by universal time",
        "scr_portal/reminders/digests.py",
        "if now.time() < AT:", "if now.utctimetuple().tm_hour < AT.hour:",
    ),
)  # fmt: skip

LONG_RUNS = (
    Break(
        "tests/drill/test_forged_references.py", "a form takes a reference that it does not offer",
        "scr_portal/forms/fields.py",
        '    """One row of those offered: pass a queryset that the reader may see, in the form\'s `__init__`."""\n',
        "    def to_python(self, value):\n"
        "        return self.queryset.model.objects.filter(**{self.to_field_name or 'pk': value}).first()\n",
    ),
    Break(
        "tests/drill/test_long_walk.py", "a person's steps leave the dates of the case as they were",
        "scr_portal/transitions.py",
        "        deadlines.sync(obj.casefile)  # last: a reaction may have started a clock\n", "",
    ),
    Break(
        "tests/drill/test_many_histories.py", "a date that is owed no more stays among those that run",
        "scr_portal/deadlines.py",
        "    if gone:\n", "    if not casefile:\n",
    ),
)  # fmt: skip
