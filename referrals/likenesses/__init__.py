"""Cases of a board that may be of one and the same incident: an officer looks, and says."""
