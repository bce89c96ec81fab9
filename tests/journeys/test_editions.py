"""Whole cases under the editions that no browser journey follows, walked by the steps on the days they happened."""

from datetime import date

import pytest

from publications.models import Publication
from referrals.models import Referral
from referrals.referrals.corrections import correct
from reviews.reviews import transitions as reviews
from scr_portal.deadlines import Deadline
from scr_portal.demo import cast, specimen
from scr_portal.demo.cases import northshire, tale
from scr_portal.demo.ending import Ending
from scr_portal.demo.walk import Walk, on
from scr_portal.guidance.base import Outcome, Product
from scr_portal.notices import Notice
from scr_portal.transitions import Refused

pytestmark = pytest.mark.django_db
SECOND_SIGNER = "Leo Grant"


class Case:
    """A case that a year's edition governs, decided on one day of it."""

    def __init__(self, child: str, known: date, decided: date) -> None:
        self.people = cast.gather()
        self.known, self.walk = known, Walk(northshire(self.people), tale("Child Z", child, "Wrenfield", known))
        self.walk.receive(known, known)
        self.walk.scope(known)
        self.walk.recommend(decided)
        self.walk.decide(decided, Outcome.REVIEW)
        self.ending = Ending(self.walk)

    def due(self, kind: str) -> date:
        """When the clock of this kind ends."""
        return Deadline.objects.get(casefile=self.walk.case, kind=kind).due_on

    def told(self, act: str) -> set[str]:
        """Who is told of an act."""
        told = Notice.objects.filter(casefile=self.walk.case, act=act, body__isnull=False)
        return set(told.values_list("body__name", flat=True))

    def accept(self, begun: date, accepted: date) -> None:
        """From the terms of reference to acceptance."""
        self.walk.commission(begun, accepted)
        self.walk.write_imrs(begun)
        self.walk.accept_imrs(begun)
        self.ending.report(accepted)
        self.ending.plan(accepted, accepted.replace(year=accepted.year + 1), specimen.RECOMMENDATIONS[:1])
        self.ending.accept(accepted, "\n\n".join(specimen.RESPONSE))

    def checked(self, day: date, product: Product, sections: tuple[str, ...]) -> Publication:
        """A product of the review, made and signed."""
        title = f"Child Z: {product.value}"
        return self.ending.check(
            day, product, title, tuple(text.replace("Child K", "Child Z") for text in sections),
            self.people[SECOND_SIGNER],
        )  # fmt: skip

    def close(self, day: date) -> None:
        """Every action is done; the chair closes."""
        self.ending.finish_actions(day)
        with on(day):
            reviews.close.run(self.walk.review, self.walk.team.chair, closed_on=day, closing_statement="All is done.")

    def settled(self) -> bool:
        """Whether every product is published or declined."""
        return self.walk.review.publication_settled_on is not None


def test_2006_four_months_and_an_executive_summary() -> None:
    case = Case("Maisie", known=date(2008, 10, 1), decided=date(2008, 10, 31))
    assert case.due("decision") == date(2008, 11, 1)
    assert case.due("completion") == date(2009, 2, 28)
    at_once = {"Ofsted", "Government Office for the region", "Strategic health authority"}
    assert case.told("possible_review") == case.told("decision_to_hold") == at_once
    case.accept(date(2008, 11, 10), date(2009, 2, 20))
    assert "Ofsted" in case.told("evaluation")
    case.ending.publish(
        case.checked(date(2009, 3, 2), Product.SUMMARY, specimen.SUMMARY), date(2009, 3, 3), date(2009, 3, 4)
    )
    assert not Deadline.objects.filter(casefile=case.walk.case, sort="not_before").exists()
    assert case.settled()
    case.close(date(2009, 3, 5))
    assert case.walk.review.status == "closed"


def test_from_june_2010_the_overview_report_is_published_too() -> None:
    case = Case("Elsie", known=date(2010, 8, 2), decided=date(2010, 8, 31))
    assert case.due("completion") == date(2011, 2, 28)
    assert case.told("decision_to_hold") == {"Ofsted", "Government Office for the region", "Strategic health authority"}
    case.accept(date(2010, 9, 10), date(2011, 2, 21))
    summary = case.checked(date(2011, 3, 1), Product.SUMMARY, specimen.SUMMARY)
    case.ending.publish(summary, date(2011, 3, 2), date(2011, 3, 3))
    assert not case.settled()
    with pytest.raises(Refused, match="must be published"):
        case.close(date(2011, 3, 4))
    overview = case.checked(date(2011, 3, 5), Product.OVERVIEW, specimen.REPORT)
    case.ending.publish(overview, date(2011, 3, 7), date(2011, 3, 8))
    assert case.settled()


def test_2015_seven_working_days_and_three_bodies() -> None:
    case = Case("Harvey", known=date(2016, 1, 4), decided=date(2016, 2, 4))
    three = {"Ofsted", "National panel of independent experts", "Department for Education, Safeguarding Group"}
    assert case.told("decision_to_hold") == three
    decision = Notice.objects.filter(casefile=case.walk.case, act="decision_to_hold")
    assert set(decision.values_list("due_on", flat=True)) == {date(2016, 2, 11)}  # five working days
    case.accept(date(2016, 2, 10), date(2016, 4, 20))
    products = {Product.REPORT: specimen.REPORT, Product.RESPONSE: specimen.RESPONSE}
    made = [case.checked(date(2016, 4, 25), product, text) for product, text in products.items()]
    sent = [case.ending.send_copy(publication, date(2016, 4, 28)) for publication in made]
    assert case.told("before_publication") == three
    not_before = Deadline.objects.filter(casefile=case.walk.case, sort="not_before")
    assert set(not_before.values_list("due_on", flat=True)) == {date(2016, 5, 10)}  # 2 May was a bank holiday
    with pytest.raises(Refused, match="the notice runs still"):
        case.ending.publish(sent[0], date(2016, 4, 29), date(2016, 5, 9))
    assert Publication.objects.get(pk=sent[0].pk).status == "approved"


def test_2015_five_working_days_to_tell_of_the_incident() -> None:
    case = Case("Poppy", known=date(2016, 3, 29), decided=date(2016, 4, 20))
    referral = Referral.objects.get(casefile=case.walk.case)
    with on(date(2016, 4, 21)):
        for field, day in (("incident_on", date(2016, 3, 23)), ("aware_on", date(2016, 3, 24))):
            referral = correct.run(
                referral, case.walk.team.officer, field=field, day=day,
                reason="It happened, and the local authority knew, before Easter.",
            )  # fmt: skip
    assert case.due("incident_notice") == date(2016, 4, 4)  # Good Friday and Easter Monday do not count
