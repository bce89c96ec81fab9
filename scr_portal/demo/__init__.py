"""The demonstration: invented people and cases, on a database that carries its mark and on no other."""
