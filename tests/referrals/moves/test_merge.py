"""Two cases that are one matter: the referral of the one goes on in the other."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from referrals.agencies import transitions as agencies
from referrals.agencies.models import AgencyInvolvement
from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.moves import transitions
from referrals.referrals import papers
from referrals.referrals import transitions as referrals
from referrals.referrals.models import PersonNamed, Referral
from scr_portal.access import forget
from scr_portal.bars.transitions import step_back
from scr_portal.deadlines import Deadline
from scr_portal.documents import Document
from scr_portal.documents.uploads import PDF, Checked
from scr_portal.notices import Notice
from scr_portal.notices import transitions as notices
from scr_portal.people import Bar, Person
from scr_portal.transitions import PermissionRefused, Refused
from tests.counting import questions
from tests.documents import files
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db
TWIN: dict[str, Any] = {
    "label": "Child L",
    "attention_on": days_ago(20),
    "incident_on": days_ago(21),
    "notified_on": None,
    "children": [{"name": "tamsin applegarth"}, {"name": "Rory Applegarth"}],
    "people": [{"kind": "parent", "name": "Kit Applegarth"}],
}
OFFERED = ("Ask an agency", "Add a further referral")
REOPENED = "Consider the case again"


def merged(place: Place, there: Referral, **facts: Any) -> Referral:
    """A second case of the same incident, merged into the case of `there`."""
    twin = place.receive(**TWIN | facts)
    reference = there.casefile.reference.lower() + " "
    return transitions.merge.run(twin, place.officer, reference=reference, merged_because="The same child.")


def children(of: Referral) -> list[Person]:
    """The children of the case of a referral."""
    return list(Person.objects.filter(casefile=of.casefile, kind="child").order_by("pk"))


def test_the_referral_goes_on_there_and_its_own_case_is_closed() -> None:
    place = Place()
    there = place.receive(agencies=[place.police])
    twin = merged(place, there, agencies=[place.police, place.health])
    twin.casefile.refresh_from_db()
    assert twin.casefile.state == "Moved to the case of the same incident"
    assert not twin.casefile.is_open
    assert not Deadline.objects.filter(casefile=twin.casefile, is_running=True, kind="decision").exists()
    copy = Referral.objects.get(casefile=there.casefile, status="linked")
    assert (copy.attention_on, copy.what_happened, copy.came_because) == (
        days_ago(20), twin.what_happened, "The same child.",
    )  # fmt: skip
    assert Consideration.objects.get(casefile=there.casefile).attention_on == days_ago(20)
    asked = AgencyInvolvement.objects.filter(casefile=there.casefile).order_by("pk")
    assert [one.agency for one in asked] == [place.police, place.health]


def test_the_case_it_left_takes_nothing_more(client: Client) -> None:
    place = Place()
    there = place.receive()
    left = merged(place, there).casefile
    client.force_login(place.officer)
    page = client.get(f"/cases/{left.public_id}/").content.decode()
    assert not any(words in page for words in (*OFFERED, REOPENED))
    assert all(words in client.get(f"/cases/{there.casefile.public_id}/").content.decode() for words in OFFERED)
    with pytest.raises(Refused, match="went on in the case of the same incident"):
        referrals.link.run(Referral(casefile=left), place.officer, **another(notified_on=None))
    with pytest.raises(Refused, match="went on in the case of the same incident"):
        agencies.ask.run(AgencyInvolvement(casefile=left), place.officer, agency=place.police, asked_on=days_ago(0))


def test_the_names_go_along_once() -> None:
    place = Place()
    there = place.receive()
    merged(place, there)
    family = Person.objects.filter(casefile=there.casefile).exclude(kind="professional")
    people = family.order_by("pk").values_list("name", "pseudonym")
    assert list(people) == [
        ("Tamsin Applegarth", "Child K"), ("Rory Applegarth", "Child K (2)"), ("Kit Applegarth", ""),
    ]  # fmt: skip


def test_with_another_referral_the_case_goes_on() -> None:
    place = Place()
    there, here = place.receive(), place.receive(label="Child L")
    further = Referral(casefile=here.casefile)
    further = referrals.link.run(further, place.officer, **another(notified_on=None))
    transitions.merge.run(further, place.officer, reference=there.casefile.reference, merged_because="Mixed up.")
    here.casefile.refresh_from_db()
    assert here.casefile.is_open


def test_not_what_a_decision_rests_on_nor_by_others() -> None:
    place = Place()
    there, here = place.receive(), place.receive(label="Child L")
    reference, because = there.casefile.reference, "The same child."
    with pytest.raises(PermissionRefused):
        transitions.merge.run(here, place.chair, reference=reference, merged_because=because)
    considerations.decide.run(
        Consideration.objects.get(casefile=here.casefile), place.chair, **decision(why_otherwise="Clear.")
    )
    with pytest.raises(Refused, match="decided"):
        transitions.merge.run(here, place.officer, reference=reference, merged_because=because)


def test_a_case_that_is_not_there_is_answered_like_another_boards(client: Client) -> None:
    place, other = Place(), Place()
    here, others = place.receive(), other.receive()
    client.force_login(place.officer)
    address, answers = f"/referrals/{here.public_id}/merge/", []
    for reference in ("CASE-XXXXX", others.casefile.reference, here.casefile.reference):
        page = client.post(address, {"reference": reference, "merged_because": "Twice.", "version": "1"})
        assert page.status_code == 422
        answers.append("No other case of your board has this reference" in page.content.decode())
    assert answers == [True] * 3
    assert Referral.objects.count() == 2


def test_each_page_names_the_other_case(client: Client) -> None:
    place = Place()
    there = place.receive()
    twin = place.receive(**TWIN)
    client.force_login(place.officer)
    form = {"reference": there.casefile.reference, "merged_because": "The same child.", "version": "1"}
    form |= {f"same-{child.public_id}": "another" for child in children(twin)}
    answer = client.post(f"/referrals/{twin.public_id}/merge/", form, follow=True)
    assert f'Goes on in <a class="govuk-link" href="/cases/{there.casefile.public_id}/' in answer.content.decode()
    copy = Referral.objects.get(came_from=twin)
    assert twin.casefile.reference in client.get(f"/referrals/{copy.public_id}/").content.decode()
    assert client.get(f"/referrals/{twin.public_id}/merge/").status_code == 409


def test_the_officer_says_which_children_are_the_same(client: Client) -> None:
    place = Place()
    there = place.receive(children=[{"name": "Reece Askwith"}])
    twin = place.receive(label="Child L", children=[{"name": "Baby Asquith", "born_on": days_ago(900)}])
    (known,), (baby,) = children(there), children(twin)
    client.force_login(place.officer)
    address, question = f"/referrals/{twin.public_id}/merge/", f"same-{baby.public_id}"
    form = {"reference": there.casefile.reference, "merged_because": "The same child.", "version": "1"}
    assert question not in client.get(address).content.decode()
    asked = client.post(address, form)
    assert asked.status_code == 422
    for words in (f"Which child of {there.casefile.reference} is this: Baby Asquith, born", "Reece Askwith, incident"):
        assert words in asked.content.decode()
    assert client.post(address, form | {question: "nobody"}).status_code == 422
    assert client.post(address, form | {question: known.public_id}).status_code == 302
    (child,) = children(there)
    assert (child.name, child.other_names, child.born_on) == ("Reece Askwith", ["Baby Asquith"], days_ago(900))
    copy = Referral.objects.get(came_from=twin)
    assert list(PersonNamed.objects.filter(referral=copy).values_list("person", flat=True)) == [child.pk]


def test_who_is_alike_stands_ticked_and_may_be_another_child(client: Client) -> None:
    place = Place()
    there = place.receive(children=[{"name": "Rhys Hale"}, {"name": "Wren Hale"}])
    twin = place.receive(label="Child L", children=[{"name": "Rhys Hale"}])
    (known, _), (namesake,) = children(there), children(twin)
    client.force_login(place.officer)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(f"/referrals/{twin.public_id}/merge/?reference={there.casefile.reference}").content.decode()
    assert len(questions(queries)) <= 15 + 2  # the session and the person
    assert re.search(rf'value="{known.public_id}"[^>]* checked', page)
    transitions.merge.run(
        twin, place.officer, reference=there.casefile.reference, merged_because="Cousins.",
        same={namesake.public_id: "another"},
    )  # fmt: skip
    assert [one.name for one in children(there)] == ["Rhys Hale", "Wren Hale", "Rhys Hale"]


def test_a_child_whom_only_another_referral_names_is_asked_about_too() -> None:
    place = Place()
    there, twin = place.receive(), place.receive(label="Child L")
    further = Referral(casefile=twin.casefile)
    referrals.link.run(further, place.officer, **another(notified_on=None, children=[{"name": "Reece Askwith"}]))
    (known,), (same, reece) = children(there), children(twin)
    answers = {same.public_id: known.public_id, reece.public_id: known.public_id}
    transitions.merge.run(
        twin, place.officer, reference=there.casefile.reference, merged_because="The same.", same=answers
    )
    (child,) = children(there)
    assert child.other_names == ["Reece Askwith"]


def test_a_child_of_a_third_case_is_refused() -> None:
    place = Place()
    there, twin, third = place.receive(), place.receive(label="Child L"), place.receive(label="Child M")
    answers = {children(twin)[0].public_id: children(third)[0].public_id}
    with pytest.raises(ValidationError, match="which child of the other case"):
        transitions.merge.run(
            twin, place.officer, reference=there.casefile.reference, merged_because="The same.", same=answers
        )
    assert Referral.objects.get(pk=twin.pk).status == "received"


def test_a_case_that_was_left_owes_nothing_and_no_clock_of_it_runs() -> None:
    place = Place()
    there, twin = place.receive(may_meet_criteria=False, agencies=[place.police]), place.receive(**TWIN)
    owed = Notice.objects.get(casefile=twin.casefile, body__isnull=False)
    assert owed.status == "owed"
    transitions.merge.run(twin, place.officer, reference=there.casefile.reference, merged_because="The same child.")
    assert not Deadline.objects.filter(casefile=twin.casefile, is_running=True).exists()
    owed.refresh_from_db()
    assert (owed.status, owed.reason_not_needed[:22]) == ("not_needed", "The referral went on i")
    assert Notice.objects.filter(casefile=there.casefile, act="possible_review", status="owed").exists()


def test_what_a_body_was_told_already_of_the_case_that_was_left_stays_told() -> None:
    place = Place()
    there, twin = place.receive(), place.receive(**TWIN)
    sent = Notice.objects.get(casefile=twin.casefile, body__isnull=False)
    notices.record_sent.run(
        sent, place.officer, route="post", recipient="Inspector", sent_on=days_ago(0), proof="Receipt.",
        why_late="Not known before.",
    )  # fmt: skip
    transitions.merge.run(twin, place.officer, reference=there.casefile.reference, merged_because="The same child.")
    assert Notice.objects.get(pk=sent.pk).status == "sent"


def test_files_that_stay_are_reached_from_the_case_where_it_goes_on_by_who_may_open_both(client: Client) -> None:
    place = Place()
    there, twin = place.receive(), place.receive(**TWIN)
    papers.attach.run(twin, place.officer, paper="form", file=Checked(SimpleUploadedFile("a.pdf", files.pdf()), PDF))
    twin.refresh_from_db()
    transitions.merge.run(twin, place.officer, reference=there.casefile.reference, merged_because="The same child.")
    page = f"/referrals/{Referral.objects.get(came_from=twin).public_id}/"
    stayed = Document.objects.get(about=twin.subject)
    client.force_login(place.officer)
    with CaptureQueriesContext(connection) as queries:
        shown = client.get(page).content.decode()
    assert len(questions(queries)) <= 15 + 2
    assert "Files that stayed on the case it came from" in shown
    assert f"/{stayed.public_id}/" in shown
    assert stayed.casefile == twin.casefile
    step_back.run(Bar(casefile=twin.casefile), place.member, reason="I know the family.")
    forget([place.member])
    client.force_login(place.member)
    assert "Files that stayed" not in client.get(page).content.decode()
