"""What people do at the portal in the journeys, by subject."""
