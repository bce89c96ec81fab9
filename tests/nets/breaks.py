"""What is broken on purpose: a place in the code, what stands there instead, and the tests that must fail then."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Break:
    """With `instead` where `stands` is in `file` the portal does `what`; `net` are pytest's arguments."""

    net: str
    what: str
    file: str
    stands: str
    instead: str


WALLS = (
    Break(
        "tests/access/test_walls.py", "an agency's people see the rows of other agencies",
        "scr_portal/access/grants.py",
        "hears = Q(agency_id=one.agency_id, audience__in=", "hears = Q(audience__in=",
    ),
    Break(
        'tests/access/test_matrix.py -k "matrix_says and officer"',
        "another board's office is refused, and so is known to be there",
        "scr_portal/boards/views.py",
        "if board is None:\n            raise Http404", "if board is None:\n            raise PermissionDenied",
    ),
    Break(
        "tests/access/test_floor.py -k barred", "the database gives a case to somebody barred from it",
        "scr_portal/walls/functions.py",
        "WHERE casefile_id NOT IN (", "WHERE 0 NOT IN (",
    ),
    Break(
        "tests/access/test_floor.py -k forgets", "the database gives a role rows that it is told nothing of",
        "scr_portal/walls/rules.py",
        "for role in view})}{_told(model)}", "for role in view})}",
    ),
    Break(
        "tests/access/test_floor.py -k forgets", "the database gives an agency's people the rows of other agencies",
        "scr_portal/walls/rules.py",
        "held_for('casefile_id', 'agency_id')", "held_on('casefile_id')",
    ),
    Break(
        "tests/access/test_floor.py -k forgets", "the database gives a role rows that are meant for others",
        "scr_portal/walls/rules.py",
        "for role, heard in hears.items() if audience in heard)", "for role, heard in hears.items())",
    ),
    Break(
        "tests/voids/test_void.py -k asked_by_mistake", "the database gives a case to an agency that has left it",
        "scr_portal/walls/functions.py",
        "WHERE involved.voided_at IS NULL", "",
    ),
    Break(
        "tests/access/test_floor_of_pages.py", "rows are streamed after the walls have come down",
        "scr_portal/floor.py",
        "response.streaming_content = list(response)", "pass",
    ),
    Break(
        "tests/access/test_floor_of_pages.py -k guest", "a guest by a link is let in by all their appointments",
        "scr_portal/floor.py",
        "guest_of=guest_of, register=public", "register=public",
    ),
    Break(
        "tests/body_requests/test_queue.py -k database", "the database gives a body what another body asked",
        "scr_portal/body_requests/models.py",
        '"body_id = ANY ({bodies}) AND voided_at IS NULL"', '"voided_at IS NULL"',
    ),
    Break(
        "tests/body_requests/test_queue.py -k files", "the database gives a body the files that another body was sent",
        "scr_portal/documents/models.py",
        "{{reads_for_a_body}} AND {_SENT} OR", "{{reads_for_a_body}} OR",
    ),
    Break(
        "tests/fact_checks/test_nothing_else.py -k floors", "the database gives everybody what others are to check",
        "scr_portal/fact_checks/models.py",
        '"id = ANY ({to_check})"', '"id > 0"',
    ),
    Break(
        "tests/fact_checks/test_nothing_else.py -k guest", "who comes to fetch something reads what they are to check",
        "scr_portal/walls/functions.py",
        "AND voided_at IS NULL AND guest_of IS DISTINCT FROM {no_appointment}", "AND voided_at IS NULL",
    ),
    Break(
        "tests/fact_checks/test_own.py -k finds_it", "who is barred does not find what is written of them",
        "scr_portal/access/grants.py",
        'found["to_check"])', 'found["to_check"] if not found["barred"])',
    ),
    Break(
        "tests/fact_checks/test_own.py -k closed_to_them", "what was put before somebody by mistake stays open to them",
        "scr_portal/access/holding.py",
        "WHERE of_id = $1 AND voided_at IS NULL AND", "WHERE of_id = $1 AND",
    ),
    Break(
        "tests/fact_checks/test_reminded.py -k nobody_else", "others are reminded of what one person is to check",
        "scr_portal/reminders/due.py",
        "    if deadline.person:\n", "    if not deadline:\n",
    ),
    Break(
        "tests/access/test_open_session.py -k browser", "a role goes on after its last day",
        "scr_portal/access/holding.py",
        "status = 'confirmed' AND since <= $3 AND (until IS NULL OR until > $3)\n)", "status = 'confirmed')",
    ),
    Break(
        "tests/access/test_deputies.py -k acting_chair", "the acting chair acts beside the chair",
        "scr_portal/access/deputies.py",
        "return not self._chairs[board_id] - conflicted", "return True",
    ),
    Break(
        "tests/reviews/acceptances/test_reading.py -k moment", "papers of a meeting stay open when they are taken back",
        "scr_portal/access/holding.py",
        "WHERE one.since <= $3 AND one.until > $3 AND led", "WHERE led",
    ),
    Break(
        "tests/reviews/acceptances/test_reading.py -k moment",
        "the database gives papers of a meeting to whose term ends before it",
        "scr_portal/walls/functions.py",
        "unnest(ARRAY[today, handout.meets_on])", "unnest(ARRAY[today])",
    ),
    Break(
        "tests/reviews/acceptances/test_reading.py -k nothing_else", "members open every version of a report",
        "scr_portal/roles.py",
        'Role.ACCEPTING_MEMBER: _models(scr_portal="Handout",', 'Role.ACCEPTING_MEMBER: _CASE | _REVIEW | _models(',
    ),
    Break(
        "tests/panels/health/test_written.py -k had_a_part",
        "somebody with a part in the case writes the health overview report",
        "panels/health/transitions.py",
        "    if had_part or declared(author).part_in_the_case:", "    if declared(author).part_in_the_case:",
    ),
    Break(
        "tests/access/test_rebuild.py", "rows with rights of no appointment are not found",
        "scr_portal/access/rebuilding.py",
        '("surplus", _kept(model) - _due(model))', '("surplus", set[Row]())',
    ),
    Break(
        "tests/access/test_no_delete.py", "the processes may take rows of one table more",
        "scr_portal/walls/installing.py",
        '    "scr_portal.Draft",', '    "scr_portal.Draft",\n    "scr_portal.Deadline",',
    ),
    Break(
        "tests/access/test_caching.py", "a page with a case stays in a cache",
        "scr_portal/caching.py",
        "'no-cache' if _is_form(request) else 'no-store'", "'no-cache'",
    ),
    Break(
        "tests/access/test_shelf.py", "the case page leaves out what is an agency's own",
        "scr_portal/of_case.py",
        "held.cases[A_CASE] = set(reader.on_case)", "held.cases[A_CASE] = {Held(one.role) for one in reader.on_case}",
    ),
)  # fmt: skip

PEOPLE = (
    Break(
        "tests/bars", "somebody rules on their own bar",
        "scr_portal/bars/transitions.py",
        "    if bar.user == by:\n", "    if bar.user != bar.user:\n",
    ),
    Break(
        "tests/referrals/moves/test_along.py", "who is barred reads the matter in the case where it goes on",
        "referrals/moves/transitions.py",
        "        lock_there(there)\n        let_bars_go_along(here, there, by)", "        lock_there(there)",
    ),
    Break(
        "tests/referrals/packs/test_locked.py", "what was voided is read on in papers that were made before",
        "referrals/agenda/transitions.py",
        "    lock_files(item, [queueing.KIND])\n", "",
    ),
    Break(
        "tests/referrals/records/test_locked.py",
        "what was voided is read on in records of a decision that were drawn up before",
        "scr_portal/voids/shown.py",
        "files.update(locked_at=timezone.now(), audience=Audience.NOBODY)", "files.count()",
    ),
    Break(
        "tests/transfers", "who sits on the board that takes over goes on reviewing its case",
        "panels/appointments/asking_again.py",
        "of_severity(conflicts_of(one, day), Severity.BLOCK)", "of_severity([], Severity.BLOCK)",
    ),
    Break(
        "tests/emergencies", "an emergency does not end",
        "scr_portal/access/holding.py",
        "begins_at <= $7 AND ends_at > $7", "begins_at <= $7",
    ),
    Break(
        "tests/boards/test_roles.py", "somebody confirms a role of their own",
        "scr_portal/accounts/confirming.py",
        "status=Membership.Status.PROPOSED).exclude(user=user)", "status=Membership.Status.PROPOSED)",
    ),
    Break(
        "tests/boards/test_addresses.py", "an office moves an account that opens another board's cases",
        "scr_portal/accounts/confirming.py",
        "set.intersection(*given_by)", "set.union(*given_by)",
    ),
    Break(
        "tests/boards/test_absence.py", "a chair is not told that somebody recorded them as away",
        "scr_portal/boards/notifications.py",
        "    if chair != by:\n", "    if chair == by:\n",
    ),
    Break(
        "tests/boards/test_absence_ends.py", "the acting chair acts on after the LSCB chair is back",
        "scr_portal/boards/absences.py",
        "was, away.until = away.until, max(away.since, today)", "was = away.until",
    ),
    Break(
        "tests/accounts/test_administer.py -k narrowed", "an administrator guesses a password's hash letter by letter",
        "scr_portal/admin/site.py",
        "return lookup in self._narrowed_by()", "return True",
    ),
    Break(
        "tests/panels/appointments/test_hand_over.py", "a successor takes over without a declaration",
        "panels/appointments/guards.py",
        "if successor is None or successor.status != S.DECLARED:", "if successor is None:",
    ),
    Break(
        "tests/panels/appointments/test_asked_anew.py", "somebody is appointed on a declaration of what was before",
        "panels/appointments/transitions.py",
        "        guards.its_declaration_stands,\n", "",
    ),
    Break(
        "tests/panels/appointments/test_declare_anew.py", "a new answer that a rule stands against changes nothing",
        "panels/reactions.py",
        'if not put_on_hold(appointment, "The declaration was made anew.", User.objects.system(), today):', "if today:",
    ),
    Break(
        "tests/panels/appointments/test_confirm.py", "somebody confirms their own appointment",
        "panels/appointments/transitions.py",
        "    if appointment.user == by:\n        raise Refused(\"Nobody confirms",
        "    if not appointment:\n        raise Refused(\"Nobody confirms",
    ),
    Break(
        "tests/fetching/test_fetch.py", "who fetches a letter has the other pages too",
        "scr_portal/guests/session.py",
        "return to_their_own(FETCHES_AT, match.view_name, view)", "return None",
    ),
    Break(
        "tests/fetching/test_office.py", "a link goes on when its letter was called back or came back",
        "scr_portal/fetching/transitions.py",
        '_save(link, "status", "why_ended")\n        GuestKey.end_for(link)',
        '_save(link, "status", "why_ended")',
    ),
    Break(
        "tests/guests", "a guest's session goes on for ever",
        "scr_portal/guests/session.py",
        "young = time.time() - request.session.get(SINCE, 0) < LASTS.total_seconds()", "young = True",
    ),
    Break(
        "tests/guests", "a code can be tried as often as somebody likes",
        "scr_portal/accounts/codes.py",
        "self.ended_at is None and self.tries < MOST_TRIES", "self.ended_at is None",
    ),
    Break(
        "tests/mail/test_links.py", "the text of a link that lets somebody in is kept",
        "scr_portal/mail/models.py",
        'return "" if self.lets_in and not settings.DEMO else self.body', "return self.body",
    ),
    Break(
        "tests/feeds", "a calendar goes on showing what is done",
        "scr_portal/feeds/views.py",
        ".filter(is_running=True)", "",
    ),
    Break(
        "tests/partners", "a document of an agency is passed on to a partner board",
        "scr_portal/partners/transitions.py",
        "filter(casefile=casefile, agency=None, locked_at=None)", "filter(casefile=casefile, locked_at=None)",
    ),
    Break(
        "tests/accounts/test_told_of_changes.py",
        "an office is not told that somebody appointed to its case is shut out",
        "scr_portal/accounts/confirming.py",
        "told = {*confirmers(boards, person), *of_cases} - {person}", "told = set(confirmers(boards, person))",
    ),
    Break(
        "tests/notices/test_paper.py", "a notice that is void opens for its body",
        "scr_portal/notices/models.py",
        "body_id__in=list(held.bodies), voided_at=None", "body_id__in=list(held.bodies)",
    ),
    Break(
        "tests/referrals/links", "somebody who referred is shown the files that others put to it",
        "referrals/links/sent.py",
        "about__in=about, kept_by=self.by, kind__in=KINDS", "about__in=about, kind__in=KINDS",
    ),
)  # fmt: skip
