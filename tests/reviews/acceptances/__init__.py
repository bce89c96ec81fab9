"""A review before a meeting of the full LSCB: who reads its papers, for how long, and how members vote."""
