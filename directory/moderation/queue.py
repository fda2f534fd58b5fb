"""The front page of the desk: what wants an answer, the most harmful first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directory.moderation.access import desk
from resources.rules.roles import Right


@desk(Right.PROPOSE)
def queue(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/queue.html")
