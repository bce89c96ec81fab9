"""Criminal, coronial and other processes that run beside a case."""
