"""The days of a referral: none in the future, each after the one it depends on."""

from datetime import date

from referrals.referrals.models import Referral

COUNTED_FROM = ("attention_on", "notified_on", "aware_on", "received_on")
DAYS = (*COUNTED_FROM, "incident_on", "agencies_asked_on", "referred_on", "consulted_on")
EARLIEST = date(2006, 1, 1)
"""The year of the first edition: earlier bank holidays are not kept, so nothing can be counted from earlier days."""


def wrong_days(referral: Referral, today: date) -> dict[str, str]:
    """What is wrong with the days of the referral, by field; nothing when all is well."""
    wrong = {
        name: "This day has not come yet: enter today or an earlier day"
        for name in DAYS
        if (day := getattr(referral, name)) and day > today
    }
    wrong |= {
        name: f"Enter a day from {EARLIEST.year} on: clocks are not counted from earlier days"
        for name in COUNTED_FROM
        if (day := getattr(referral, name)) and day < EARLIEST
    }
    orders = (
        ("attention_on", "incident_on", "The board cannot have known before it happened"),
        ("received_on", "attention_on", "The referral cannot have been received before the board first knew"),
        ("agencies_asked_on", "received_on", "The agencies cannot have been asked before the referral was received"),
        ("agencies_due_on", "received_on", "The agencies cannot answer before the referral was received"),
        ("agencies_due_on", "agencies_asked_on", "The agencies cannot answer before they were asked"),
        ("received_on", "referred_on", "The referral cannot have been received before it was made"),
        ("aware_on", "incident_on", "The local authority cannot have been aware before it happened"),
    )
    for later, earlier, why in orders:
        after, before = getattr(referral, later), getattr(referral, earlier)
        if after and before and after < before:
            wrong.setdefault(later, f"{why}: correct one of the two days")
    if _notified_before_it_knew(referral):
        wrong.setdefault(
            "notified_on",
            "The board knew, at the latest, on the day it was notified: correct one of the two days, first the day on "
            "which the board first knew",
        )
    return wrong


def _notified_before_it_knew(referral: Referral) -> bool:
    """Whether the board would have been notified before it knew, by this referral or another of its case (7.4)."""
    notified_on, knew_on = referral.notified_on, referral.attention_on
    if not notified_on or not knew_on or notified_on >= knew_on:
        return False
    others = Referral.objects.filter(casefile=referral.casefile_id, status__in=Referral.STANDING)
    return not others.exclude(pk=referral.pk).filter(attention_on__lte=notified_on).exists()
