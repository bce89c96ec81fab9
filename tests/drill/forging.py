"""What is forged, and how it is told whether an answer gives away that something is there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django import forms
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from scr_portal.casefiles import CaseFile
from scr_portal.forms import Form
from tests.access import matrix
from tests.access.matrix import CODES
from tests.access.readers import CASES
from tests.addresses import Address
from tests.hostile import Opening, form_of
from tests.hostile_forms import KEPT_ANYWAY, Attack
from tests.lifecycle.ledger import Standing
from tests.world import undone

HEADERS = {
    "HTTP_X_FORWARDED_FOR": "127.0.0.1",
    "HTTP_X_FORWARDED_HOST": "localhost",
    "HTTP_X_ORIGINAL_URL": "/home/",
    "HTTP_X_REWRITE_URL": "/home/",
    "HTTP_X_HTTP_METHOD_OVERRIDE": "GET",
    "HTTP_X_REMOTE_USER": "officer@ashby.example.org",
    "REMOTE_USER": "officer@ashby.example.org",
    "HTTP_AUTHORIZATION": "Basic b2ZmaWNlcjpvZmZpY2Vy",
    "HTTP_REFERER": "http://testserver/home/",
    "HTTP_RANGE": "bytes=0-10",
    "HTTP_IF_NONE_MATCH": "*",
    "HTTP_ACCEPT": "application/json",
    "HTTP_X_REQUESTED_WITH": "XMLHttpRequest",
    "HTTP_HX_REQUEST": "true",
}
METHODS = ("head", "options", "put", "patch", "delete", "trace")
CASE_PAGE = "cases/<str:case>/"
PLANNED = ("PREPARE", "DEALLOCATE")
"""Once a connection, whatever is there."""
NUMBERED = re.compile(r"(.*?)(\d{1,9})")
PUBLIC_ID = re.compile(r"[a-z0-9]{16}")
"""Options that may be rows: by the key, perhaps behind what kind it is of, or by the id of their addresses."""
MOST = 6
"""Forged references of each kind and question; more of a kind are refused by the same rule."""


@dataclass(frozen=True)
class Answer:
    """What somebody can tell of an answer; how long it took follows from the questions to the database."""

    status: int
    words: str
    length: int
    questions: int


def answer(client: Client, method: str, path: str, **headers: Any) -> Answer:
    """Ask, and undo what asking changed."""
    connection.queries_log.clear()
    with undone(), CaptureQueriesContext(connection) as asked:
        said = getattr(client, method)(path, **headers)
        questions = [one for one in asked.captured_queries if not one["sql"].startswith(PLANNED)]
        return Answer(said.status_code, matrix.plain(said), len(said.content), len(questions))


def hidden(reader: str, *pairs: str) -> Iterator[tuple[Address, str]]:
    """Where the matrix lets this reader see nothing, and of whose case.

    404/405 hides nothing: test_matrix.py holds it to pictures that a document has not which its reader sees.
    """
    wanted = {CODES[pair][0] for pair in pairs or ("404/404",)}
    for route, codes in matrix.table()[reader].items():
        address = matrix.lines()[route]
        for whose in matrix.whose(address):
            if address.is_ours and not address.is_public and codes[CASES.index(whose)] in wanted:
                yield address, whose


def nobodys(address: Address, reader: str, case: CaseFile, whose: str) -> str:
    """The same address of what nobody has; on the same case, where this reader sees it."""
    sees = matrix.table()[reader][CASE_PAGE][CASES.index(whose)] == CODES["200/405"][0]
    return address.path(case=case.public_id) if sees else address.path()


@dataclass
class Forger(Attack):
    """Sends, in the place of each reference that a form offers, references that it does not offer.

    `forged` are the pages of which a question for rows was sent others.
    """

    forged: set[str] = field(default_factory=set)

    def _attack(self, opening: Opening, first: int) -> None:
        client = Client()
        client.force_login(opening.person)
        fields = form_of(client, opening.path).sent
        offered = list(_questions(client.get(opening.path).context["form"]))
        stored = Standing(leave_out=KEPT_ANYWAY)
        for name, question in offered:
            for value in islice(_not_offered(question), MOST):
                if isinstance(question, forms.ModelChoiceField):
                    self.forged.add(opening.address.route)
                with undone():
                    written = stored.writes()
                    said = client.post(opening.path, fields | {name: value})
                    stands = stored.stands(written)
                where = f"{value} as {name} at {opening.address.route} for {opening.person}"
                assert said.status_code == 422, f"{said.status_code}: {where}"
                assert stands, f"Changed: {where}"
        if asks_for_rows(opening.address) and opening.address.route not in self.forged:
            self.attacked.discard(opening.address.route)  # there was nothing to choose yet


def asks_for_rows(address: Address) -> bool:
    """Whether the form of a page is declared to ask for a row."""
    form = getattr(address.view, "form_class", None) or Form
    asked = (form, *(group.row for group in form.row_groups.values()))
    return any(isinstance(one, forms.ModelChoiceField) for each in asked for one in each.base_fields.values())


def _questions(form: Form) -> Iterator[tuple[str, forms.ChoiceField]]:
    """Every question of a page that may be answered with a reference to a row, by the name it is sent under.

    A plain one that an option reveals counts only while that option is chosen, and is left out.
    """
    for each in (form, *(row for rows in form.rows.values() for row in rows.forms)):
        for name, one in each.fields.items():
            if isinstance(one, forms.ModelChoiceField) or (
                isinstance(one, forms.ChoiceField) and name not in each.revealed
            ):
                yield each.add_prefix(name), one


def _not_offered(question: forms.ChoiceField) -> Iterator[str]:
    """References to rows of the same kind that this form does not offer, by each name a row has."""
    if not isinstance(question, forms.ModelChoiceField):
        choices: Any = question.choices
        yield from _beside({str(value) for value, _ in choices})
        return
    offered = question.queryset
    if offered is None:
        return
    model: type[Model] = offered.model
    for row in model._default_manager.exclude(pk__in=offered.values("pk")).order_by("-pk")[:MOST]:
        yield str(getattr(row, question.to_field_name or "pk"))
    for row in offered[:1]:
        yield str(row.pk) if question.to_field_name else row.public_id


def _beside(offered: set[str]) -> Iterator[str]:
    """Where the options of a plain question are rows: the numbers beside theirs, and the ids of others of the kind."""
    numbered = [found for one in offered if (found := NUMBERED.fullmatch(one))]
    beside = {f"{found[1]}{int(found[2]) + step}" for found in numbered for step in (1, -1)}
    yield from sorted(beside - offered)[: MOST // 2]
    ids = {one for one in offered if PUBLIC_ID.fullmatch(one)}
    for model in apps.get_models() if ids else ():
        if any(one.name == "public_id" for one in model._meta.fields):
            rows = model._default_manager.order_by("-pk")
            if rows.filter(public_id__in=ids).exists():
                yield from rows.exclude(public_id__in=offered).values_list("public_id", flat=True)[:MOST]
