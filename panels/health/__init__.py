"""The health overview report: the whole health community, looked at by a designated professional."""
