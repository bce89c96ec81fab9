"""What one journey of a run has looked at closely, no other looks at again, though they run side by side."""

import hashlib
from pathlib import Path
from typing import ClassVar


class Once:
    """Marks that all journeys of a run share, a file each in one folder."""

    folder: ClassVar[Path]

    @classmethod
    def is_first(cls, *what: str) -> bool:
        """Whether nobody has asked for this yet in this run."""
        mark = cls.folder / hashlib.sha256("\n".join(what).encode()).hexdigest()
        try:
            mark.touch(exist_ok=False)
        except FileExistsError:
            return False
        return True
