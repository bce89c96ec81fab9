"""What reaches the database past the models."""

from django.db import connection, transaction


def sql(*statements: str) -> None:
    """Straight to the database, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
