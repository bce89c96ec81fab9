"""What is broken of what is kept and typed: backups, the store, forms, drafts, bound files, chases and dates."""

from tests.nets.breaks import Break

BACKUPS = (
    Break(
        "tests/drill/test_backup.py -k otherwise", "what came back is not compared with what was saved",
        "scr_portal/backups/restoring.py",
        "        _compare(manifest)\n", "",
    ),
    Break(
        "tests/drill/test_backup.py -k everything", "the files do not come back with the database",
        "scr_portal/backups/restoring.py",
        "self.files.save(rest, File(content))", "self.files.exists(rest)",
    ),
    Break(
        "tests/drill/test_backup_of_memory.py -k byte_for_byte", "anchors are left out of a backup",
        "scr_portal/backups/making.py",
        "            _add_anchor(into, manifest, path)\n", "            pass\n",
    ),
    Break(
        "tests/drill/test_backup_of_memory.py -k byte_for_byte", "anchors of a backup do not come back",
        "scr_portal/backups/restoring.py",
        "shutil.copyfileobj(content, file)\n", "file.write(b\"\")\n",
    ),
    Break(
        "tests/drill/test_backup_of_memory.py -k broken_before",
        "a restore says that every chain is whole and looks at none",
        "scr_portal/management/commands/restore.py",
        "next(chain(anchors.findings, verifying.verify(anchors.marks)), None)",
        "next(chain(anchors.findings, verifying.verify_guards()), None)",
    ),
    Break(
        "tests/documents/test_storage.py -k write_that_fails", "a file is written in its place at once",
        "scr_portal/documents/storage.py",
        "                write(file)\n",
        "                unfinished.replace(place)\n                write(file)\n"
        "                os.link(place, unfinished)\n",
    ),
    Break(
        "tests/drill/test_faults.py -k full_store", "half of a file stays where the disk was full",
        "scr_portal/documents/storage.py",
        "            unfinished.unlink(missing_ok=True)", "            pass",
    ),
)  # fmt: skip

TYPED = (
    Break(
        "tests/drill/test_hostile_forms.py", "a hidden number is taken as it was sent",
        "scr_portal/pages/steps.py",
        "return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0", "return int(text or 0)",
    ),
    Break(
        "tests/drill/test_hostile_forms.py", "null bytes come through to forms and drafts",
        "scr_portal/errors/middleware.py",
        'if request.method == "POST" and _has_null(', 'if request.method == "NONE" and _has_null(',
    ),
    Break(
        "tests/referrals/referrals/test_withdraw.py -k no_number", "a form whose version is no number is an error",
        "scr_portal/pages/steps.py",
        "return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0",
        "return int(text) if text.isdigit() else 0",
    ),
    Break(
        "tests/referrals/referrals/test_unsent.py -k database",
        "the database gives to everybody what an office has typed of a referral",
        "scr_portal/walls/rules.py",
        '_DRAFT = f"board_id IS NULL AND owner_id = {PERSON} OR board_id = ANY ({RECEIVED_BY})"',
        '_DRAFT = f"board_id IS NOT NULL OR owner_id = {PERSON} OR board_id = ANY ({RECEIVED_BY})"',
    ),
    Break(
        "tests/forms/test_saves_itself.py -k each_floor", "what one person saved is what another reads",
        "scr_portal/drafts.py",
        "self.kept().filter(owner=owner, step=step,", "self.kept().filter(step=step,",
    ),
    Break(
        "tests/forms/test_saves_itself.py -k each_floor", "the database gives to everybody what one person saved",
        "scr_portal/walls/rules.py",
        '_DRAFT = f"board_id IS NULL AND owner_id = {PERSON} OR', '_DRAFT = f"board_id IS NULL OR',
    ),
    Break(
        "tests/referrals/referrals/test_autosave.py -k another_s",
        "what one person typed is saved as that of who has signed in meanwhile",
        "scr_portal/errors/scripts.py",
        "if request.POST.get(WRITER) != request.user.public_id:", "if not request.user.public_id:",
    ),
)  # fmt: skip

COUNTED = (
    Break(
        "tests/documents/test_tags.py -k cells", "cells of one bound file find the headers of another",
        "scr_portal/documents/readers/pdf_tags.py",
        'return b"%d.%s" % (self.files, name)', "return name",
    ),
    Break(
        "tests/referrals/packs/test_page_breaks.py -k top_of_it", "parts of papers begin in the middle of a page",
        "templates/referrals/packs/papers.css",
        "section.new { break-before: page; ", "section.new { ",
    ),
    Break(
        "tests/referrals/packs/test_page_breaks.py -k each_paper", "bookmarks of bound papers lead to other pages",
        "scr_portal/documents/readers/bind.py",
        "moved = OutlineItem(item.title, begins + number)", "moved = OutlineItem(item.title, number)",
    ),
    Break(
        "tests/referrals/packs/test_whole.py -k begins", "the front of bound papers names other pages than theirs",
        "scr_portal/documents/binding.py",
        "initial=own + 1", "initial=1",
    ),
    Break(
        "tests/chases/test_chases.py -k told_by_mail", "who works for another agency is told that something is late",
        "scr_portal/chases/transitions.py",
        "holders(chase.casefile, PEOPLE, timezone.localdate(), agency.pk)",
        "holders(chase.casefile, PEOPLE, timezone.localdate())",
    ),
    Break(
        "tests/chases/test_chases.py -k leaves_the_next_tier", "a telephone call counts as asking in writing",
        "scr_portal/chases/owed.py",
        "ON_THE_LADDER = ~Q(route=Chase.Route.TELEPHONE)", "ON_THE_LADDER = Q()",
    ),
    Break(
        "tests/casework/test_rebuild_dates.py -k of_before", "dates that are too many are not found",
        "scr_portal/management/commands/rebuild_dates.py",
        "yield casefile, changed + gone", "yield casefile, changed",
    ),
    Break(
        "tests/notices/test_since.py -k never_late", "what has no day by law is called late",
        "scr_portal/dates.py",
        "    if sort == Sort.SINCE:\n", "    if not sort:\n",
    ),
    Break(
        "tests/reminders/test_since.py -k three_times", "nobody is reminded of what has no day by law",
        "scr_portal/reminders/due.py",
        ".filter(due | other | since, ~Exists(sent))", ".filter(due | other, ~Exists(sent))",
    ),
)  # fmt: skip
