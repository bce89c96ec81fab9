"""Pages laid out on paper: by the worker, or in a process of its own."""
