"""Agencies that are late are chased: the people first, then the chief officer, then with a letter of the chair."""
