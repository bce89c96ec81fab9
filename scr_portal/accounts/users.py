"""People with an account."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from scr_portal.ids import public_id
from scr_portal.written import Written

NO_APPOINTMENT = 0
"""Of a guest who has come for no appointment: a key that no row has."""
SYSTEM_EMAIL = "the.portal@portal.invalid"
_SYSTEM = {"name": "The portal", "password": "!"}
ACCOUNT = ("name", "email", "is_active", "is_staff")
"""What of an account decides who can do what with it, and whom others take it for."""


class UserManager(BaseUserManager["User"]):
    """Makes accounts; a person sets a password through an invitation."""

    def create_user(self, email: str, name: str, password: str | None = None, **extra: object) -> "User":
        """A saved account; without a password nobody can sign in to it yet. Raises ValidationError by field."""
        user = self.model(email=email.strip().lower(), name=name, **extra)
        user.set_password(password)
        user.full_clean()
        user.save()
        return user

    def create_superuser(self, *_args: object, **_kwargs: object) -> "User":
        """There is no all-seeing account: administrators get the group "Administrators"."""
        raise PermissionError("The portal has no superuser: invite an administrator instead.")

    def system(self) -> "User":
        """The account machines act as; it cannot sign in. Much is done by it: it is asked for in words written once."""
        ((*found,),) = _OF_ADDRESS.answers(SYSTEM_EMAIL)
        return found[0] if found else self.get_or_create(email=SYSTEM_EMAIL, defaults=_SYSTEM)[0]


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, or the portal itself."""

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    email = models.EmailField("email address", unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField("can sign in", default=True)
    is_staff = models.BooleanField("administrator", default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    UNNAMED: ClassVar[str] = "Recipient by a link"
    """What somebody is called who has only fetched what was sent to them: who that is stands behind the walls."""

    guest_of: int | None = None
    """The one appointment for which a guest has come in by a link, in this request; guests/session.py sets it."""
    refers_to: int | None = None
    """The one board to which a guest has come to refer; `guest_of` is NO_APPOINTMENT then, so that nothing is held."""
    fetches: int | None = None
    """The one link by which a guest has come to fetch something; `guest_of` is NO_APPOINTMENT then too."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = (models.CheckConstraint(condition=models.Q(is_superuser=False), name="user_never_superuser"),)

    def __str__(self) -> str:
        return self.name

    @property
    def is_system(self) -> bool:
        """Whether this is the account machines act as."""
        return self.email == SYSTEM_EMAIL


AN_ADDRESS = "address_of_nobody"
_OF_ADDRESS = Written(lambda: [User.objects.filter(email=AN_ADDRESS)], {AN_ADDRESS: "text"})
