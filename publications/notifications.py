"""Who is told of the steps of publication, in words that name nobody."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

CHAIRS = (Role.CHAIR, Role.ACTING_CHAIR)

tells("publication.receive_rendering", Role.OFFICER, line="The documents of a product are made and can be checked.")
tells("publication.notify", *CHAIRS, Role.OFFICER, line="The copy that goes out before publication is ready.")
tells("publication.approve", Role.OFFICER, line="The chair has approved a product for publication.")
tells("publication.amend", Role.OFFICER, line="The text of a product is open again after its copy was made ready.")
tells("publication.publish", *CHAIRS, line="A product has been published on the public register.")
tells("publication.decline", Role.OFFICER, line="The chair has decided not to publish a product.")
tells("publication.defer", Role.OFFICER, line="The chair has put publication of a product on hold.")
tells("publication.resume", Role.OFFICER, line="Publication of a product has been taken up again.")
tells("publication.withdraw", *CHAIRS, Role.OFFICER, line="A product has been withdrawn from the public register.")
