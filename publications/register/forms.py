"""The filter of the register, kept in the address."""

from typing import Any

from publications.register import published
from scr_portal.forms import ChoiceField, Form, Select, TextField

ANY = ("", "Any")


class RegisterFilter(Form):
    """By words, board and year."""

    words = TextField(asks="words", label="Words in the title or the board's name", required=False, most=100)
    board = ChoiceField(asks="a board", label="Board", required=False, widget=Select())
    year = ChoiceField(asks="a year", label="Year published", required=False, widget=Select())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The boards and years there are to choose from."""
        super().__init__(*args, **kwargs)
        self.fields["board"].choices = [ANY, *published.boards()]  # type: ignore[attr-defined]
        self.fields["year"].choices = [ANY, *((year, year) for year in published.years())]  # type: ignore[attr-defined]
