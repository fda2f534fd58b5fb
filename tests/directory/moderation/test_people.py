import re
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from resources.models import Moderator
from resources.rules.roles import Role
from tests.directory.html import Page
from tests.directory.moderation.conftest import PASSWORD, add_app, person, signed_in

LINK = re.compile(r"http://testserver(/moderation/invitation/[^\s<]+/)")
ROLE = {"role": "moderator", "regions": "", "languages": ""}


@pytest.fixture
def editor(erin: Moderator) -> Client:
    return signed_in(erin)


def invite(client: Client, **fields: str) -> Page:
    return Page(client.post("/moderation/people/", {"email": "max@example.org", **ROLE, **fields}))


def test_an_editor_sees_who_is_at_the_desk(editor: Client) -> None:
    person("max", regions=["us", "mx"], languages=["es"])
    person("gone", is_active=False)
    page = Page(editor.get("/moderation/people/"))
    rows = [row.words for row in page.all("table")[0].all("tr")]
    assert "Who was removed Gone" in " ".join(page.text.split())
    assert rows[1:] == [
        "Erinerin@example.orgEditorNo limit",
        "Maxmax@example.orgModeratorus, mx · es",
    ]


def test_the_list_takes_the_same_queries_for_any_number_of_people(
    editor: Client, django_assert_num_queries: Any
) -> None:
    for number in range(20):
        person(f"m{number}")
    # session, moderator, offer of a second step, the list, two for what has changed
    with django_assert_num_queries(6):
        editor.get("/moderation/people/")


def test_an_invitation_is_mailed_and_shown_once(editor: Client) -> None:
    page = invite(editor)
    (letter,) = mail.outbox
    assert letter.to == ["max@example.org"]
    (shown,) = LINK.findall(page.source)
    assert LINK.findall(letter.body) == [shown]
    assert "It was sent by e-mail too." in page.text
    assert LINK.findall(editor.get("/moderation/people/").content.decode()) == []


def test_without_a_mail_server_the_link_is_still_there(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_backend: object, _messages: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    page = invite(editor)
    assert "It could not be sent by e-mail." in page.text
    assert LINK.findall(page.source)


def test_whoever_is_invited_gets_the_limits_that_were_written(editor: Client) -> None:
    (path,) = LINK.findall(invite(editor, regions="US-ca, uk", languages="ES").source)
    Client().post(path, {"name": "Max", "password": PASSWORD})
    max_ = Moderator.objects.get(email="max@example.org")
    assert (max_.role, max_.regions, max_.languages) == ("moderator", ["us-ca", "gb"], ["es"])


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"email": "max"}, "Enter a valid email address."),
        ({"email": "ERIN@example.org"}, "Somebody with this address is or was at the desk."),
        ({"email": "gone@example.org"}, "Somebody with this address is or was at the desk."),
        ({"role": "boss"}, "Select a valid choice."),
        ({"regions": "us, nowhere"}, "“nowhere” is not the code of a region."),
        ({"languages": "es, und"}, "“und” is not the code of a language."),
    ],
)
def test_an_invitation_that_makes_no_sense_is_explained(
    editor: Client, fields: dict[str, str], said: str
) -> None:
    person("gone", is_active=False)
    page = invite(editor, **fields)
    assert said in page.text
    assert LINK.findall(page.source) == []
    assert mail.outbox == []


def test_an_editor_changes_a_role_and_its_limits(editor: Client) -> None:
    max_ = person("max")
    path = f"/moderation/people/{max_.pk}/"
    fields = {"role": "contributor", "regions": "jp", "languages": "ja"}
    page = Page(editor.post(path, fields, follow=True))
    max_.refresh_from_db()
    assert (max_.role, max_.regions, max_.languages) == ("contributor", ["jp"], ["ja"])
    assert "Max has this role now." in page.text
    shown = [field.get("value") for field in Page(editor.get(path)).all("input")]
    assert {"jp", "ja"} <= set(shown)


def test_an_editor_removes_somebody(editor: Client) -> None:
    max_ = person("max")
    page = Page(editor.post(f"/moderation/people/{max_.pk}/remove/", follow=True))
    assert "Max is no longer at the desk." in page.text
    assert not Moderator.objects.get(pk=max_.pk).is_active
    for path, data in (("", ROLE), ("remove/", {})):
        response = editor.post(f"/moderation/people/{max_.pk}/{path}", data)
        assert response.status_code == 404


def test_who_was_removed_is_brought_back_and_signs_in_anew(editor: Client) -> None:
    max_ = person("max")
    add_app(max_)
    path = f"/moderation/people/{max_.pk}"
    editor.post(f"{path}/remove/", {"why": "moved away"})
    assert "They were removed from the desk." in Page(editor.get(f"{path}/")).text
    page = Page(editor.post(f"{path}/return/", {"why": "is back"}, follow=True))
    assert "Max is back." in page.text
    assert editor.post(f"{path}/return/").status_code == 404, "they are here"
    theirs, account = Client(), "/moderation/account"
    old = theirs.post(f"{account}/sign-in/", {"login": max_.email, "password": PASSWORD})
    assert old.status_code == 200, "not let in"
    theirs.post(f"{account}/password/forgotten/", {"email": max_.email})
    (letter,) = mail.outbox
    (link,) = re.findall(r"http://testserver(\S+)", letter.body)
    form = theirs.get(link)["Location"]
    new = {"password1": "another set of words", "password2": "another set of words"}
    theirs.post(form, new)
    sign_in = {"login": max_.email, "password": new["password1"]}
    assert theirs.post(f"{account}/sign-in/", sign_in)["Location"] == "/moderation/"


def test_who_changed_whose_role_and_why_is_on_the_page(editor: Client) -> None:
    max_ = person("max")
    path = f"/moderation/people/{max_.pk}/"
    editor.post(path, {"role": "contributor", "regions": "jp", "languages": "", "why": "asked to"})
    editor.post(f"{path}remove/", {"why": "moved away"})
    for address in ("/moderation/people/", path):
        rows = [row.words for row in Page(editor.get(address)).all("tr")]
        for words in (
            "MaxRemovedContributor · jp–Erinmoved away",
            "MaxChangedModeratorContributor · jpErinasked to",
            "MaxJoined–ModeratorThe installation itself",
        ):
            assert any(row.endswith(words) for row in rows), words


def test_nobody_changes_their_own_role(editor: Client, erin: Moderator) -> None:
    person("second", Role.EDITOR)
    page = Page(editor.post(f"/moderation/people/{erin.pk}/", ROLE, follow=True))
    assert "Your own role is for another editor to change." in page.text
    erin.refresh_from_db()
    assert erin.role == Role.EDITOR


def test_the_last_editor_can_neither_leave_nor_step_down(editor: Client, erin: Moderator) -> None:
    path = f"/moderation/people/{erin.pk}/"
    for response in (
        editor.post(f"{path}remove/", follow=True),
        editor.post(path, ROLE, follow=True),
    ):
        assert "Somebody else has to be an editor first." in Page(response).text
    erin.refresh_from_db()
    assert (erin.role, erin.is_active) == (Role.EDITOR, True)
