"""What is broken in what the portal remembers, puts right and keeps."""

from tests.nets.breaks import Break

MEMORY = (
    Break(
        "tests/audit/test_chain.py", "a changed event is not found",
        "scr_portal/audit/findings.py",
        "if link.digest != link.header_digest():", "if not link:",
    ),
    Break(
        "tests/audit/test_anchors.py", "an event other than the one an anchor noted is not found",
        "scr_portal/audit/findings.py",
        "elif mark and mark.digest != link.digest:", "elif mark and not mark.digest:",
    ),
    Break(
        "tests/audit/test_seals.py", "a changed line of the access log is not found",
        "scr_portal/audit/verifying.py",
        "    if digest == seal.lines_digest:\n", "    if seal.lines_digest:\n",
    ),
    Break(
        "tests/audit/test_lengths.py", "the newest change of rights, or seal, is taken away and not missed",
        "scr_portal/audit/verifying.py",
        "bare, walk.counted = False, link.counted or 0", "bare, walk.counted = False, link.seq",
    ),
    Break(
        "tests/audit/test_anchors.py -k older", "nobody notices that no anchor comes any more",
        "scr_portal/audit/anchors.py",
        "if any(found.exists() for found in rows):", "if not rows:",
    ),
    Break(
        "tests/access/test_refusals.py -k signed_out", "refusals of who is signed out are not noted",
        "scr_portal/refusals.py",
        "(request.user.is_authenticated or _one_of_few(request))", "request.user.is_authenticated",
    ),
    Break(
        "tests/audit/test_guards.py -k switched_off", "a guard that is switched off is not seen",
        "scr_portal/audit/guards.py",
        " AND t.tgenabled = 'O'", "",
    ),
    Break(
        "tests/audit/test_guards.py", "a row of a case changes without an event",
        "scr_portal/audit/guards.sql",
        "IF casefile IS NOT NULL AND NOT EXISTS (", "IF casefile < 0 AND NOT EXISTS (",
    ),
    Break(
        "tests/audit/test_standing.py", "somebody is made the LSCB chair of a board, and nothing tells of it",
        "scr_portal/audit/guards.sql",
        "IF side IS NOT NULL AND NOT EXISTS (", "IF side = 'null' AND NOT EXISTS (",
    ),
    Break(
        "tests/accounts/test_administrators_hold_none.py", "an administrator is given the role of an officer",
        "scr_portal/audit/guards.sql",
        "    IF administers THEN", "    IF administers IS NULL THEN",
    ),
    Break(
        "tests/audit/test_at_once.py", "a batch is sealed while somebody still writes into it",
        "scr_portal/audit/seals.py",
        "            hold(BATCHES, batch)  # whoever still writes into it is waited for; nobody waits for us\n", "",
    ),
    Break(
        "tests/signatures", "a signature stands under other bytes",
        "scr_portal/signatures.py",
        "filter(step=step, about=document.about, sha256=document.sha256)",
        "filter(step=step, about=document.about)",
    ),
    Break(
        "tests/signatures", "a signature stands after a day that was signed is corrected",
        "scr_portal/corrections/signed.py",
        "(one.step, one.about, one.sha256) not in now", "(one.step, one.about) not in {each[:2] for each in now}",
    ),
    Break(
        "tests/signatures", "somebody signs with a session alone",
        "scr_portal/pages/signing.py",
        "if self.only_looks or self.proof.is_valid() else self", "if form else self",
    ),
    Break(
        "tests/exports", "an export holds what its reader may not see",
        "scr_portal/exports/writing.py",
        "Event.objects.visible_to(reader, case).filter(seq__lte", "Event.objects.filter(casefile=case, seq__lte",
    ),
)  # fmt: skip

PUTTING_RIGHT = (
    Break(
        "tests/voids", "what is void counts on the case page",
        "scr_portal/shelf.py",
        "if not row.is_void]\n\n    def voided", "]\n\n    def voided",
    ),
    Break(
        "tests/quarantines", "a file that is locked away keeps its audience",
        "scr_portal/quarantines/transitions.py",
        ".update(locked_at=now, audience=Audience.NOBODY)", ".update(locked_at=now)",
    ),
    Break(
        "tests/transfers", "the first board keeps a case that another took over",
        "scr_portal/transfers/transitions.py",
        "    casefile.board = board\n", "",
    ),
    Break(
        "tests/voids", "bodies that were told of what is void are not told so",
        "scr_portal/voids/transitions.py",
        "    take_back(record)\n", "",
    ),
    Break(
        "tests/corrections", "a correction does not stand in the sum of the clock that it moved",
        "scr_portal/corrections/facts.py",
        "if one.moves_a_day and one.new in days and clock.kind in", "if one.new is one and clock.kind in",
    ),
    Break(
        "tests/referrals/records/test_attach_signed.py",
        "what is void is read on in the scan of a record signed by hand",
        "referrals/records/queueing.py",
        "KINDS = (KIND, ANNEX, SIGNED)", "KINDS = (KIND, ANNEX)",
    ),
)  # fmt: skip

WORK = (
    Break(
        "tests/lifecycle/test_two_at_once.py", "the second of two people writes over the first",
        "scr_portal/transitions.py",
        "if fresh.version != obj.version:", "if not fresh:",
    ),
    Break(
        "tests/lifecycle/test_random_steps.py", "the dates of a case are not worked out again after a step",
        "scr_portal/transitions.py",
        "        deadlines.sync(obj.casefile)  # last: a reaction may have started a clock\n", "",
    ),
    Break(
        "tests/lifecycle/test_histories.py", "what is owed no more goes on running",
        "scr_portal/deadlines.py",
        "    if gone:\n", "    if not casefile:\n",
    ),
    Break(
        "tests/lifecycle/test_histories.py", "a corrected figure counts before the officer has confirmed it",
        "scr_portal/casefiles.py",
        "as_it_stands if self.figures is None else as_counted(as_it_stands, self.figures)", "as_it_stands",
    ),
    Break(
        "tests/lifecycle/test_histories.py", "the time on the website is not counted from publication",
        "publications/publications/models.py",
        "edition.on_the_web.clock(self.published_on, holidays", "edition.on_the_web.clock(self.checked_on, holidays",
    ),
    Break(
        'tests/drill/test_forging.py -k "officer and not stepped"',
        "what is not yours is refused, and so is known to be there",
        "scr_portal/pages/finding.py",
        "    if row is None:\n        raise Http404\n",
        "    from django.core.exceptions import PermissionDenied\n    from scr_portal import walls\n\n"
        "    with walls.portal():\n        there = _rows(model).filter(public_id=public_id)\n"
        "        if row is None and there.exists():\n            raise PermissionDenied\n"
        "    if row is None:\n        raise Http404\n",
    ),
)  # fmt: skip

KEPT = (
    Break(
        "tests/sealing", "one sealed file opens in the place of another",
        "scr_portal/sealing/layout.py",
        "return MARK + key_id + name.encode()", "return MARK + key_id",
    ),
    Break(
        "tests/sealing", "a sealed file whose end is cut off opens",
        "scr_portal/sealing/layout.py",
        'return number.to_bytes(NONCE - 1, "big") + bytes([last])',
        'return number.to_bytes(NONCE - 1, "big") + bytes(1)',
    ),
    Break(
        "tests/documents/test_keep.py", "a step that failed leaves its file behind",
        "scr_portal/documents/store.py",
        "                default_storage.delete(name)\n        raise", "                pass\n        raise",
    ),
    Break(
        "tests/drill/test_nothing_typed_is_lost.py -k two_tabs",
        "a second tab writes over what was saved in the first",
        "scr_portal/pages/drafted.py",
        "if self.draft and self.is_overtaken:", "if self.draft and not self.draft.data:",
    ),
)  # fmt: skip

STANDSTILLS = (
    Break(
        "tests/mail/test_bounces.py -k other_reports", "a mail is called bounced because a server is still trying",
        "scr_portal/mail/bounces.py",
        ' if _word(one, "Action") == "failed"), None', "), None",
    ),
    Break(
        "tests/mail/test_bounces.py -k hidden", "a mail that may yet come back hides that an earlier one did",
        "scr_portal/mail/models.py",
        "Q(Exists(later), sent_at=None)", "Q(Exists(later))",
    ),
    Break(
        "tests/drill/test_standstills.py -k without_a_broker", "mail of a time without a broker is never looked for",
        "scr_portal/settings.py",
        '"scr_portal.tasks.send_waiting", "schedule": 20.0', '"scr_portal.tasks.send_waiting", "schedule": 9e9',
    ),
    Break(
        "tests/drill/test_standstills.py -k without_a_broker", "a step fails because the broker does not answer",
        "scr_portal/mail/queueing.py",
        "    except (OperationalError, OSError):\n", "    except ValueError:\n",
    ),
    Break(
        "tests/drill/test_standstills.py -k without_a_broker", "the log tells to whom mail goes",
        "scr_portal/mail/sending.py",
        "    connection = get_connection()\n",
        "    connection = get_connection()\n    logger.warning(message.address)\n",
    ),
    Break(
        "tests/drill/test_standstills.py -k beat_started_twice", "what has been reminded of is not kept",
        "scr_portal/reminders/sweep.py",
        "        Reminder.objects.bulk_create(reminder(deadline) for deadline in claimed)\n", "",
    ),
    Break(
        "tests/drill/test_standstills.py -k laid_out", "mail waits behind what is laid out",
        "scr_portal/settings.py",
        'CELERY_TASK_DEFAULT_QUEUE = "default"', 'CELERY_TASK_DEFAULT_QUEUE = "documents"',
    ),
    Break(
        "tests/drill/test_restart.py", "a notice is reminded of before its mail is in the outbox",
        "scr_portal/reminders/sweep.py",
        "        mail.post(\n", "    mail.post(\n",
    ),
    Break(
        "tests/drill/test_restart.py", "the morning is reminded of before its mail is in the outbox",
        "scr_portal/reminders/digests.py",
        "        mail.post(_letter(user", "    mail.post(_letter(user",
    ),
    Break(
        "tests/drill/test_standstills.py -k killed", "what a worker has in its hands is lost with its process",
        "scr_portal/settings.py",
        "CELERY_TASK_ACKS_LATE = True", "CELERY_TASK_ACKS_LATE = False",
    ),
)  # fmt: skip
"""What makes a standstill harmless."""
