"""Who is told of a letter by neutral mail: the agency's people, that one can be read."""

from scr_portal.letters.transitions import READERS
from scr_portal.notifications import tells

tells("letter.send", *READERS, line="The LSCB has sent your agency a letter. It can be read in the portal.")
