"""Mail to those responsible before and after a due day: each stage once, whatever crashes."""
