from django.urls import URLPattern, path

from directory.moderation import invitation, people, queue

app_name = "moderation"

urlpatterns: list[URLPattern] = [
    path("", queue.queue, name="queue"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/remove/", people.remove, name="remove_person"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
]
