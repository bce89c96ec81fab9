"""Other children may be at risk, says a referral that nobody has sent yet: the office hears that, and from whom."""
