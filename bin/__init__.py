"""Set-up and start-up of the portal; standard library only, since it runs before anything is installed."""
