from django.urls import URLPattern, path

from directory.moderation import dashboard, editing, queue, review, undoing

app_name = "moderation"

urlpatterns: list[URLPattern] = [
    path("", queue.queue, name="queue"),
    path("questions/next/", review.following, name="next"),
    path("questions/<str:key>/", review.question, name="question"),
    path("listings/<uuid:service_id>/edit/", editing.edit, name="edit"),
    path("undo/", undoing.undo, name="undo"),
    path("keys/", review.keys, name="keys"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
]
