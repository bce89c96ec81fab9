"""The people of a case as it names them, and those whom it named by mistake."""
