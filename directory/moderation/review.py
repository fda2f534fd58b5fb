"""One question, one screen, one answer; then the next one."""

import json

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from directory.moderation import answers, subject, undoing
from directory.moderation.access import desk, signed_in
from directory.moderation.answers import ANSWERS
from directory.moderation.given import Given, NotAnswered, UnsafeWords
from directory.moderation.kept_words import KEEP, Unsafe
from directory.moderation.queue import wanted
from directory.moderation.subject import LISTING, Subject
from directory.moment import Moment, this_moment
from directory.wording.refusals import REFUSALS
from resources.actions import holding
from resources.models import Moderator
from resources.rules.publication import State
from resources.rules.roles import Right, Role, may
from resources.search import queue as search
from resources.search.queue import Question

KEYS_OFF = "keys_off"
ANSWERED = "answered"
MOST_REMEMBERED = 50


@require_GET
@desk(Right.PROPOSE)
def following(request: HttpRequest) -> HttpResponse:
    """The first question that nobody else is busy with."""
    moment = this_moment()
    answered = request.session.get(ANSWERED, [])
    reader = signed_in(request)
    found = search.following(wanted(request), by=reader, at=moment.at, without=answered)
    if found is None:
        messages.success(request, _("There is no question left here."))
        return redirect("moderation:queue")
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("moderation:question", args=(found.key,)) + query)


@require_http_methods(["GET", "POST"])
@desk(Right.PROPOSE)
def question(request: HttpRequest, key: str) -> HttpResponse:
    if request.method == "POST":
        return _answer(request, key)
    return _shown(request, key)


def _shown(request: HttpRequest, key: str) -> HttpResponse:
    moment, reader = this_moment(), signed_in(request)
    asked = search.question(key, by=reader, at=moment.at)
    if asked is None and not key.startswith(LISTING):
        messages.info(request, _("This question has been answered."))
        return redirect("moderation:queue")
    about = subject.load(key, asked, moment, reader)
    try:
        holding.hold(key, by=reader, at=moment.at, take_over="take-over" in request.GET)
    except holding.HeldByAnother as held:
        context = {"key": key, "held": held, "asked": asked}
        return render(request, "moderation/held.html", context, status=409)
    return _screen(request, key, asked, moment, about)


def _screen(
    request: HttpRequest,
    key: str,
    asked: Question | None,
    moment: Moment,
    about: Subject,
    *,
    status: int = 200,
    unsafe: Unsafe | None = None,
) -> HttpResponse:
    """`unsafe`: of the answer that was just sent, which stays as it was typed."""
    reader = signed_in(request)
    loaded = about.record
    context = {
        "key": key,
        "here": reverse("moderation:question", args=(key,)),
        "query": request.GET.urlencode(),
        "asked": asked,
        "name": about.name,
        "record": loaded,
        "comparison": about.comparison,
        "seen": json.dumps(loaded.standing) if loaded else "",
        "is_draft": loaded is not None and loaded.service.state in (State.DRAFT, State.IN_REVIEW),
        "refusals": REFUSALS.items(),
        "may": {name.replace("-", "_"): _may(reader, name) for name in ANSWERS},
        "undo": undoing.offered(request, at=moment.at),
        "unsafe": unsafe,
        "answer": _answer_of(request),
        "typed": request.POST if unsafe else {},
        "chosen": request.POST.getlist("contact") if unsafe else None,
        "keys_off": bool(request.session.get(KEYS_OFF)),
    }
    return render(request, "moderation/question.html", context, status=status)


def _answer(request: HttpRequest, key: str) -> HttpResponse:
    """Gives the answer and shows the next question at once: one round trip."""
    name = _answer_of(request)
    moment, reader = this_moment(), signed_in(request)
    if name not in ANSWERS:
        raise Http404
    if not _may(reader, name):
        raise PermissionDenied
    asked = search.question(key, by=reader, at=moment.at)
    if asked is None and not key.startswith(LISTING):
        messages.info(request, _("This question was answered before."))
        return _next(request, key)
    about = subject.load(key, asked, moment, reader)
    loaded = about.record
    given = Given(
        key=key,
        service=loaded.service if loaded else None,
        pair=about.pair,
        proposal=loaded.proposal if loaded else None,
        form=request.POST,
        by=reader,
        at=moment.at,
        alone=settings.SOLO_MODERATOR,
    )
    try:
        undo = answers.give(name, given)
    except NotAnswered as error:
        messages.error(request, str(error))
        moment = this_moment()
        about = subject.load(key, asked, moment, reader)
        unsafe = error.unsafe if isinstance(error, UnsafeWords) else None
        return _screen(request, key, asked, moment, about, status=422, unsafe=unsafe)
    holding.release(by=reader)
    undoing.offer(request, undo and undo | {"question": key}, at=moment.at)
    messages.success(request, _("Done: {name}.").format(name=about.name))
    return _next(request, key)


def _answer_of(request: HttpRequest) -> str:
    """A button of its own says how a check was made: one press is the whole answer.

    "Keep these words" gives the answer again to which they belong.
    """
    for name in ("verified", "failed"):
        if name in request.POST:
            return name
    return request.POST.get("answer", "") or request.POST.get(KEEP, "")


def _next(request: HttpRequest, answered: str) -> HttpResponse:
    moment, reader = this_moment(), signed_in(request)
    found = search.following(
        wanted(request), by=reader, at=moment.at, without=_answered(request, answered)
    )
    if found is None:
        messages.success(request, _("There is no question left here."))
        return redirect("moderation:queue")
    holding.hold(found.key, by=reader, at=moment.at, take_over=True)
    about = subject.load(found.key, found, moment, reader)
    return _screen(request, found.key, found, moment, about)


def _answered(request: HttpRequest, now: str) -> list[str]:
    """Some answers leave a question open for somebody else: it is not put to the same person."""
    answered: list[str] = [*request.session.get(ANSWERED, []), now][-MOST_REMEMBERED:]
    request.session[ANSWERED] = answered
    return answered


@require_POST
@desk(Right.PROPOSE)
def keys(request: HttpRequest) -> HttpResponse:
    """Switches the keys of the desk off and on again (WCAG 2.1.4)."""
    request.session[KEYS_OFF] = not request.session.get(KEYS_OFF)
    return (
        redirect("moderation:question", key=request.POST.get("key", ""))
        if request.POST.get("key")
        else redirect("moderation:queue")
    )


def _may(reader: Moderator, answer: str) -> bool:
    right, _function = ANSWERS[answer]
    return may(Role(reader.role), right)
