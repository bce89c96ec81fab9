"""What the demonstration says: the words of a public page as they stand, and one tale for each invented child."""

import re

from scr_portal.demo import reconstruction, specimen, wiltshire
from scr_portal.guidance import editions
from scr_portal.guidance.base import Limb

SAID = (wiltshire.CIRCUMSTANCES, wiltshire.PROCESS, wiltshire.FAMILY, wiltshire.FACTS, wiltshire.LEARNED)


def test_the_reconstruction_adds_nothing_but_what_it_says_of_the_source() -> None:
    text = "\n".join(reconstruction.SECTIONS)
    for lesson, _ in wiltshire.LESSONS:
        text = text.replace(f"- {lesson}", "")
    for said in SAID:
        assert said in text
        text = text.replace(said, "")
    left = [line.strip(" “”\n") for line in text.splitlines() if line.strip(" “”\n")]
    assert all("the source" in line for line in left), left


def test_the_reconstruction_answers_no_question_that_the_source_does_not() -> None:
    for edition in editions().values():
        answers = reconstruction._tale().answers(edition)
        assert answers.pop(Limb.DIED)["reason"] == wiltshire.CIRCUMSTANCES
        assert {one["answer"] for one in answers.values()} == {"unknown"}
        assert {one["reason"] for one in answers.values()} == {reconstruction.NOT_STATED}


def test_no_address_of_the_page_is_copied() -> None:
    assert "@" not in "".join((*reconstruction.SECTIONS, *(part for pair in wiltshire.LESSONS for part in pair)))


def test_what_is_general_in_the_source_is_not_told_of_this_child() -> None:
    general = [section for section in reconstruction.SECTIONS if wiltshire.FAMILY in section]
    assert general
    assert all("in general" in section for section in general)


def test_the_specimen_is_set_with_printed_quotes() -> None:
    printed = (*specimen.REPORT, *specimen.RESPONSE, *specimen.SUMMARY)
    assert not [found for text in printed for found in re.findall(r".{0,20}[\"\'].{0,20}", text)]
