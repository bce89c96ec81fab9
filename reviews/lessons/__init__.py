"""Early lessons: acted on before the review ends."""
