from django.urls import URLPattern, path

from directory.moderation import (
    dashboard,
    editing,
    history,
    invitation,
    partners,
    people,
    queue,
    review,
    terms,
    undoing,
    vocabulary,
)

app_name = "moderation"

urlpatterns: list[URLPattern] = [
    path("", queue.queue, name="queue"),
    path("questions/next/", review.following, name="next"),
    path("questions/<str:key>/", review.question, name="question"),
    path("listings/<uuid:service_id>/edit/", editing.edit, name="edit"),
    path("undo/", undoing.undo, name="undo"),
    path("keys/", review.keys, name="keys"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/remove/", people.remove, name="remove_person"),
    path("people/<int:pk>/return/", people.bring_back, name="bring_back"),
    path("partners/", partners.partners, name="partners"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("partners/<int:pk>/secret/", partners.new_secret, name="new_secret"),
    path("partners/<int:pk>/replay/", partners.replay, name="replay"),
    path("partners/<int:pk>/stop/", partners.stop, name="stop_partner"),
    path("partners/<int:pk>/resume/", partners.resume, name="resume_partner"),
    path("vocabulary/", vocabulary.vocabulary, name="vocabulary"),
    path("vocabulary/terms/", terms.terms, name="terms"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("listings/<uuid:service_id>/history/", history.history, name="history"),
    path("listings/<uuid:service_id>/history/revert", history.revert, name="revert"),
]
