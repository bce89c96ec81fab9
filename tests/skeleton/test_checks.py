"""What `manage.py check` looks for in the pages and steps of the portal is not there."""

from scr_portal import checks


def test_every_page_is_of_a_kind_every_step_has_a_holder_and_every_signed_step_asks_who_signs() -> None:
    assert checks.pages_are_of_a_kind() == []
    assert checks.steps_have_holders() == []
    assert checks.signed_steps_ask_who_signs() == []
