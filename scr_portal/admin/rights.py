"""Every change of rights in the administration leaves a link in the chain of rights, in its transaction."""

from collections.abc import Iterable, Mapping

from scr_portal.accounts import Agency, Board, Body, Membership, User
from scr_portal.accounts.users import ACCOUNT
from scr_portal.audit import rights_changed
from scr_portal.clocks import day_words

Organisation = Board | Agency | Body
MEMBERSHIP = ("user", "role", "board", "agency", "body", "position", "since", "until")


def account_opened(user: User, by: User) -> None:
    """There is a new account; nobody can sign in to it before it takes up an invitation."""
    _note("user.open", user, by, f"{by} opened an account for {user}", ACCOUNT)


def account_changed(user: User, by: User, changed: Iterable[str], was: str) -> None:
    """Another name than it had, another address, sign-in stopped or allowed again, an administrator made or unmade."""
    words = [f"now called {user}"] if "name" in changed else []
    words += [said[bool(getattr(user, name))] for name, said in _WORDS.items() if name in changed]
    if words:
        _note("user.change", user, by, f"{by} changed the account of {was}: {', '.join(words)}", ACCOUNT)


def invited(user: User, by: User) -> None:
    """A link to set the first password is on its way."""
    _note("user.invite", user, by, f"{by} invited {user} to set a password", ACCOUNT)


def address_asked(user: User, by: User) -> None:
    """The account is to move to another address, when somebody else has confirmed it."""
    _note("user.ask_address", user, by, f"{by} asked to move the account of {user} to another address", ACCOUNT)


def membership_proposed(membership: Membership, by: User) -> None:
    """Somebody shall hold a standing role, when the board's office has confirmed it."""
    said = f"{by} proposed a role for {membership}, {_days(membership)}"
    _note("membership.propose", membership, by, said, MEMBERSHIP)


def membership_changed(membership: Membership, by: User, changed: Iterable[str]) -> None:
    """Its days, its role or its holder are others now."""
    if set(changed) & set(MEMBERSHIP):
        said = f"{by} changed a role of {membership}, now {_days(membership)}"
        _note("membership.change", membership, by, said, MEMBERSHIP)


def organisation_opened(one: Organisation, by: User, said: Mapping[str, object]) -> None:
    """There is a new board, agency or body."""
    rights_changed(f"{one._meta.model_name}.open", one, by, f"{by} entered {one}", {"is": dict(said)})


def organisation_changed(one: Organisation, by: User, was: Mapping[str, object], now: Mapping[str, object]) -> None:
    """What is said of it has changed: who recommends to a board's chair, say, or where a body is written to."""
    names = ", ".join(str(one._meta.get_field(name).verbose_name) for name in now)  # type: ignore[union-attr]
    change = {"was": dict(was), "is": dict(now)}
    rights_changed(f"{one._meta.model_name}.change", one, by, f"{by} changed {one}: {names}", change)


def _note(kind: str, about: User | Membership, by: User, sentence: str, names: Iterable[str]) -> None:
    rights_changed(kind, about, by, sentence, {name: getattr(about, name) for name in names})


def _days(membership: Membership) -> str:
    until = f" until {day_words(membership.until)}" if membership.until else ""
    return f"from {day_words(membership.since)}{until}"


_WORDS = {
    "email": ("another address", "another address"),
    "is_active": ("it can no longer sign in", "it can sign in"),
    "is_staff": ("no administrator any more", "an administrator now"),
}
