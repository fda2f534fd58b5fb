from django.urls import URLPattern, path

from directory.moderation import dashboard, queue

app_name = "moderation"

urlpatterns: list[URLPattern] = [
    path("", queue.queue, name="queue"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
]
