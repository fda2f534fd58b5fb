"""Handing one message to the mail server, and knowing whether it was taken."""

import contextlib
import smtplib

from django.core import mail
from django.core.mail import EmailMessage

FIRST_PERMANENT = 500
"""RFC 5321, 4.2.1: a reply from 500 on means never; one from 400 on means not now."""


class NotTaken(Exception):
    """The server certainly does not have it. `for_good`: it will never take it."""

    def __init__(self, *, for_good: bool) -> None:
        super().__init__()
        self.for_good = for_good


class Unclear(Exception):
    """The connection ended while it was handed over: the server may have it, or not."""


def hand_over(message: EmailMessage) -> None:
    """Raises NotTaken or Unclear; none of them quotes the message or its address."""
    connection = mail.get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException):
        raise NotTaken(for_good=False) from None
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        code = max(code for code, _text in error.recipients.values())
        raise NotTaken(for_good=code >= FIRST_PERMANENT) from None
    except (smtplib.SMTPResponseException, smtplib.SMTPNotSupportedError) as error:
        code = getattr(error, "smtp_code", FIRST_PERMANENT)
        raise NotTaken(for_good=code >= FIRST_PERMANENT) from None
    except (OSError, smtplib.SMTPException):
        raise Unclear from None
    finally:
        # The answer is in: how the server says goodbye changes nothing.
        with contextlib.suppress(OSError, smtplib.SMTPException):
            connection.close()
