from django.urls import URLPattern, path

from directory.moderation import queue

app_name = "moderation"

urlpatterns: list[URLPattern] = [
    path("", queue.queue, name="queue"),
]
