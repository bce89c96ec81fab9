"""Peer challenge: the chair of another LSCB tests the chair's thinking."""
