"""Rows of questions: another is added, one is removed, empty ones are left out; all without scripts."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from scr_portal.forms import FileField, Form, Rows, TextField, error_links


class Letter(Form):
    """A letter."""

    subject = TextField(label="Subject", asks="the subject")
    paper = FileField(label="The letter", asks="the letter", required=False)


class Letters(Rows):
    """At least one letter, at most three."""

    row, title, item, at_most = Letter, "Letters", "letter", 3


class Post(Form):
    """Letters, and who sent them."""

    row_groups = {"letters": Letters}
    sender = TextField(label="Sender", asks="the sender")


def sent(*subjects: str, **more: Any) -> Post:
    data = {f"letters-{number}-subject": subject for number, subject in enumerate(subjects)}
    return Post(data | {"letters-count": str(len(subjects)), "sender": "A school"} | more)


def subjects(form: Post) -> list[Any]:
    return [row["subject"].value() for row in form.rows["letters"].forms]


def test_a_new_form_has_one_empty_row_or_those_already_there() -> None:
    assert subjects(Post()) == [None]
    assert subjects(Post(initial={"letters": [{"subject": "One"}, {"subject": "Two"}]})) == ["One", "Two"]


def test_filled_rows_are_answers_and_empty_ones_are_left_out() -> None:
    form = sent("One", "", "Three")
    assert form.is_valid(), form.errors
    assert [row["subject"] for row in form.cleaned_data["letters"]] == ["One", "Three"]


def test_the_first_row_is_asked_for() -> None:
    form = sent("")
    assert not form.is_valid()
    assert [(link.text, link.href) for link in error_links(form)] == [
        ("Letter 1: enter the subject", "#id_letters-0-subject")
    ]


def test_add_another_keeps_what_was_typed_and_calls_nothing_wrong() -> None:
    form = sent("One", sender="", **{"letters-add": "1"})
    assert not form.is_valid()
    assert subjects(form) == ["One", None]
    assert error_links(form) == []


def test_remove_takes_the_row_out_and_closes_the_gap() -> None:
    form = sent("One", "Two", "Three", **{"letters-remove": "1"})
    assert not form.is_valid()
    assert subjects(form) == ["One", "Three"]
    assert 'name="letters-1-subject"' in str(form)
    assert 'name="letters-2-subject"' not in str(form)


def test_there_is_an_end_to_adding() -> None:
    form = sent("One", "Two", "Three", **{"letters-add": "1"})
    assert subjects(form) == ["One", "Two", "Three"]
    assert "Add another" not in str(form)


def test_numbers_that_nobody_could_have_pressed_are_read_as_nothing() -> None:
    for count in ("999999999999", "-1", "x", "", "٣"):
        assert len(sent("One", **{"letters-count": count}).rows["letters"].forms) <= Letters.at_most
    assert subjects(sent("One", "Two", **{"letters-remove": "77"})) == ["One", "Two"]


def test_files_of_a_row_come_with_it() -> None:
    paper = SimpleUploadedFile("letter.pdf", b"%PDF-")
    files = MultiValueDict({"letters-0-paper": [paper]})
    form = Post({"letters-count": "1", "letters-0-subject": "One", "sender": "A school"}, files)
    assert form.is_multipart()
    assert form.is_valid(), form.errors
    assert form.cleaned_data["letters"][0]["paper"] is paper


class Copies(Rows):
    """Perhaps none."""

    row, title, item, at_least = Letter, "Copies", "copy", 0


class Packet(Form):
    """Letters of two kinds that may both be left out."""

    row_groups = {"copies": Copies, "others": Copies}
    sender = TextField(label="Sender", asks="the sender")


def packet(**sent: str) -> Packet:
    return Packet({"sender": "A school", "copies-count": "0", "others-count": "0"} | sent)


def test_a_group_that_may_be_empty_stays_empty_when_the_form_comes_back() -> None:
    form = packet(sender="")
    assert not form.is_valid()
    assert form.rows["copies"].forms == []


def test_its_only_row_can_be_removed() -> None:
    assert packet(**{"copies-count": "1"}).rows["copies"].can_remove
    assert packet(**{"copies-count": "1", "copies-remove": "0"}).rows["copies"].forms == []


def test_an_error_in_a_row_alone_is_an_error_of_the_page() -> None:
    form = packet(**{"copies-count": "1", "copies-0-subject": "x" * 300})
    assert not form.errors
    assert form.has_errors


def test_a_row_added_to_one_group_finds_nothing_wrong_in_another() -> None:
    form = packet(**{"copies-count": "1", "copies-0-subject": "x" * 300, "others-add": "1"})
    assert not form.has_errors
