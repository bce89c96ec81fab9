"""The filter of the register, kept in the address."""

from publications.register import published
from scr_portal.forms import ChoiceField, Form, Select, TextField

ANY = ("", "Any")


class RegisterFilter(Form):
    """By words, board and year."""

    words = TextField(asks="words", label="Words in the title or the board's name", required=False, most=100)
    board = ChoiceField(
        asks="a board", label="Board", required=False, widget=Select(), choices=lambda: [ANY, *published.boards()]
    )
    year = ChoiceField(
        asks="a year",
        label="Year published",
        required=False,
        widget=Select(),
        choices=lambda: [ANY, *((year, year) for year in published.years())],
    )
