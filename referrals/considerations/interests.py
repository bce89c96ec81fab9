"""What who decides, or takes part in a meeting, declares of a case."""

NOTHING, DECLARED, CONFLICTED = "nothing", "declared", "conflicted"
INTERESTS = [
    (NOTHING, "I have nothing to declare"),
    (DECLARED, "I declare an interest that does not keep me from deciding"),
]
"""What who decides declares of the case (guidance.md 7.3, K17); who is CONFLICTED does not decide."""
IN_PUBLIC = {NOTHING: "Nothing to declare", DECLARED: "An interest that does not keep from deciding"}
"""What everybody reads of it: what the interest is, is for those who may read declarations."""
