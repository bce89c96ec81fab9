"""SCR panel chair, overview author and members: proposed, declared, confirmed."""
