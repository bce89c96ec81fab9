"""Templates in tests: a variable that is not there fails, where Django would show nothing."""


class Missing(str):
    """What Django puts in the place of a missing variable; asked for, it fails and names the variable."""

    __slots__ = ()

    def __mod__(self, variable: object) -> str:
        raise AssertionError(f"A template asks for {variable}, which its page does not give.")


MISSING = Missing("%s")
