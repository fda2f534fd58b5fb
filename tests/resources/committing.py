from django.db import connection


def commit() -> None:
    """What the database does at the end of a transaction that isn't rolled back: it seals."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
