from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.urls.converters import StringConverter

from directory import visitor
from directory.admin import registration, sign_in
from directory.api import freshness as api_freshness
from directory.api import search as api_search
from directory.api import views as api
from directory.feeds import views as feeds
from directory.pages import (
    confirming,
    contact_file,
    failure,
    freshness,
    guides,
    health,
    home,
    how_we_order,
    leaving,
    missing,
    report,
    results,
    search,
    security_contact,
    service,
    sheets,
    short_address,
    sitemaps,
)
from directory.widget import element
from directory.widget.frame import frame
from directory.widget.oembed import oembed
from directory.widget.places import places
from directory.widget.publishers import example, publishers
from directory.widget.text import fragment
from directory.widget.wordpress import plugin


class WrittenLanguageConverter:
    """A language that the interface is written in; any other is an unknown address."""

    regex = "[a-z]{2,3}(?:-[a-z]+)?"

    def to_python(self, value: str) -> str:
        if value not in visitor.written_languages():
            raise ValueError
        return value

    def to_url(self, value: str) -> str:
        return value


class FormConverter(StringConverter):
    """What an embed can be had as besides a document."""

    regex = "html|json"


class SheetConverter(StringConverter):
    """What a list can be printed as besides itself."""

    regex = "|".join(sheets.SHEETS)


register_converter(WrittenLanguageConverter, "language")
register_converter(SheetConverter, "sheet")
register_converter(FormConverter, "form")

handler404 = missing.page
handler500 = failure.page

registration.register()

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.any_language, name="front_door"),
    path("exit", leaving.leave, name="exit"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
    path("at/<slug:region>", short_address.short_address, name="short_address"),
    path("healthz", health.health, name="health"),
    path(".well-known/security.txt", security_contact.security_contact, name="security_contact"),
    path("api/v1/services", api.services, name="api_services"),
    path("api/v1/services/<uuid:service_id>", api.service, name="api_service"),
    path("api/v1/freshness", api_freshness.freshness, name="api_freshness"),
    path("api/v1/search", api_search.search, name="api_search"),
    path("api/v1/<path:rest>", api.unknown, name="api_unknown"),
    path("feeds/changes.atom", feeds.atom, name="feed_atom"),
    path("feeds/changes.json", feeds.json, name="feed_json"),
    path("embed/v1.js", element.moving, name="element"),
    path("embed/v<str:version>.js", element.pinned, name="element_pinned"),
    path("embed/v1/oembed", oembed, name="oembed"),
    path("embed/v1/wordpress.zip", plugin, name="wordpress_plugin"),
    path("embed/v1/<slug:language>/places/", places, name="widget_places_any_topic"),
    path("embed/v1/<slug:language>/places/<slug:topic>/", places, name="widget_places"),
    path(
        "embed/v1/<slug:language>/<slug:region>/fragment.<form:form>",
        fragment,
        name="fragment_any_topic",
    ),
    path(
        "embed/v1/<slug:language>/<slug:region>/<slug:topic>/fragment.<form:form>",
        fragment,
        name="fragment",
    ),
    path("embed/v1/<slug:language>/<slug:region>/", frame, name="widget_any_topic"),
    path("embed/v1/<slug:language>/<slug:region>/<slug:topic>/", frame, name="widget"),
    path("admin/", admin.site.urls),
    path("moderation/account/", include("directory.moderation.account_urls")),
    path("moderation/", include("directory.moderation.urls")),
    path("<language:language>/", home.home, name="home"),
    path("<language:language>/go", home.go, name="go"),
    path("<language:language>/search", search.search, name="search"),
    path("<language:language>/confirm/<str:token>/", confirming.confirm, name="confirm"),
    path("<language:language>/publishers/", publishers, name="publishers"),
    path("<language:language>/publishers/example/", example, name="example"),
    path("<language:language>/freshness/", freshness.freshness, name="freshness"),
    path("<language:language>/how-we-order/", how_we_order.how_we_order, name="how_we_order"),
    path("<language:language>/leaving/", leaving.leaving, name="leaving"),
    path("<language:language>/report/<uuid:method_id>/", report.report, name="report"),
    path("<language:language>/report/<uuid:method_id>/thanks/", report.thanks, name="thanks"),
    path("<language:language>/topics/", guides.guides, name="guides"),
    path("<language:language>/topics/<slug:topic>/", guides.guide, name="guide"),
    path("<language:language>/service/<slug:slug>/", service.service, name="service"),
    path(
        "<language:language>/service/<slug:slug>/contact.vcf",
        contact_file.contact_file,
        name="contact_file",
    ),
    path("<language:language>/<slug:region>/<sheet:sheet>/", sheets.sheet, name="sheet"),
    path("<language:language>/<slug:region>/", results.results, name="region"),
    path("<language:language>/<slug:region>/<slug:topic>/", results.results, name="topic"),
]

if settings.LOCAL_MODE:
    urlpatterns.insert(0, path("sign-in/<str:token>/", sign_in.once, name="sign_in_once"))
