"""The public register: what has been published, for everybody, without a cookie."""
