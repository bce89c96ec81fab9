"""Working Together 2010 as changed by the letter of 10 June 2010: reviews initiated from that day are published."""

from dataclasses import replace
from datetime import date

from scr_portal.guidance import wt2010
from scr_portal.guidance.base import Act, Duty, Office, Product
from scr_portal.guidance.sources import EDLINGTON_LETTER, EXTENSIONS_ANSWER, LETTER_OF_JUNE, unseen

EDITION = replace(
    wt2010.EDITION,
    slug="wt2010j",
    title="Working Together (2010) as changed on 10 June 2010",
    in_force_from=date(2010, 6, 10),
    in_force_source=LETTER_OF_JUNE,
    extension_source=EXTENSIONS_ANSWER + LETTER_OF_JUNE,
    publish=frozenset({Product.OVERVIEW, Product.SUMMARY}),
    publish_source=LETTER_OF_JUNE + EDLINGTON_LETTER + unseen("that the executive summary continues"),
    duties=(
        *wt2010.EDITION.duties,
        Duty(Act.NOT_PUBLISHING, Office.DEPARTMENT, unseen("Letter of 10 June 2010: who is told")),
    ),
)
