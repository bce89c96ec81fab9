"""Rounds of consideration: criteria, recommendation, dissent, and the decision of the LSCB chair."""
