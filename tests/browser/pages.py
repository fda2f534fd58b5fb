"""Every kind of public page, by a name, and the sizes and colours that they are met in."""

SMALL, PHONE, DESK = (320, 480), (390, 844), (1280, 900)
SIZES = (SMALL, PHONE, DESK)
SCHEMES = ("light", "dark")

REPLACED = "gb-24-7-rape-and-sexual-abuse-support-line"
ENDED = "gb-childline"
SUCCESSOR = "gb-samaritans"

HOME = "/en/"
COUNTRY = "/en/gb/"
TOPIC = "/en/us/suicide/"
ARABIC = "/ar/eg/"
# Letters that are higher, wider or in longer words than English ones.
OTHER_SCRIPTS = ("/hi/in/", "/ja/jp/", "/de/de/")
SERVICE = "/en/service/gb-samaritans/"
PUBLISHERS = "/en/publishers/?region=gb&topic=suicide"
FRESHNESS = "/en/freshness/"
HOW_WE_ORDER = "/en/how-we-order/"
LEAVING = "/en/leaving/"
CARD = "/en/us/card/?topic=suicide"
CARDS = "/en/ke/cards/"
POSTER = "/en/us/poster/?topic=suicide"
GUIDES = "/en/topics/"
GUIDE = "/en/topics/self-harm/"
# Two ways of contact, so that the form asks which.
REPORT = "/en/report/71f9023a-283c-5e7a-9790-26fc6fa364a8/"
WIDGET = "/embed/v1/en/gb/suicide/"
# Five emergency numbers, long names, long e-mail addresses, and all of it from right to left.
WIDGETS = (WIDGET, "/embed/v1/en/fr/", "/embed/v1/en/ro/", "/embed/v1/ar/co/suicide/")
# As publishers may want it to look, and what a reader meets in it besides.
LOOKS = {
    "widget": WIDGET,
    "widget-low": f"{WIDGET}?size=160",
    "widget-tall": "/embed/v1/en/us/?size=480&theme=light&accent=ffff00",
    "widget-dark": "/embed/v1/ar/eg/?theme=dark&accent=e91e63",
    "widget-nowhere": "/embed/v1/en/zz/",
    "widget-places": "/embed/v1/en/places/suicide/",
}
# The tallest tops of all result pages: four emergency numbers over a name of three lines.
TALLEST = ("/en/sa/", "/en/gf/", "/ar/mq/")

PAGES = {
    "home": HOME,
    "country": COUNTRY,
    "topic": TOPIC,
    "narrowed": "/en/gb/?channel=sms&open=yes&free=yes",
    "widened": "/en/gb/gambling/?channel=email&anonymous=yes",
    "misunderstood": "/en/gb/?channel=pigeon",
    "nobody-there": "/en/aq/",
    "service": SERVICE,
    "replaced": f"/en/service/{REPLACED}/",
    "ended": f"/en/service/{ENDED}/",
    "unknown-page": "/nothing/to/be/found/here/",
    "unknown-place": "/en/atlantis/",
    "unknown-topic": "/en/gb/knitting/",
    "unknown-service": "/en/service/none/",
    "unknown-guide": "/en/topics/knitting/",
    "publishers": PUBLISHERS,
    "example": "/en/publishers/example/",
    "report": REPORT,
    "thanks": f"{REPORT}thanks/",
    "freshness": FRESHNESS,
    "how-we-order": HOW_WE_ORDER,
    "leaving": LEAVING,
    "card": CARD,
    "cards": CARDS,
    "poster": POSTER,
    "guides": GUIDES,
    "guide": GUIDE,
    "guide-of-a-place": "/en/topics/suicide/?region=us",
    "guide-nowhere": "/en/topics/bereavement/?region=world",
    "home-arabic": "/ar/",
    "country-arabic": ARABIC,
    "service-arabic": "/ar/service/gb-samaritans/",
    "report-arabic": REPORT.replace("/en/", "/ar/"),
    "freshness-arabic": "/ar/freshness/",
    "card-arabic": "/ar/ke/card/",
    "poster-arabic": "/ar/ke/poster/",
    "guide-arabic": "/ar/topics/eating-disorders/?region=eg",
    "country-hindi": OTHER_SCRIPTS[0],
    "country-japanese": OTHER_SCRIPTS[1],
    "how-we-order-arabic": HOW_WE_ORDER.replace("/en/", "/ar/"),
}

STATUS = {
    "replaced": 410,
    "ended": 410,
    "misunderstood": 400,
    "unknown-page": 404,
    "unknown-place": 404,
    "unknown-topic": 404,
    "unknown-service": 404,
    "unknown-guide": 404,
}

# For `manage.py shell`: two lines end, one of them with a successor.
RETIRE = f"""
from directory import clock
from resources.actions import publishing
from resources.models import Service

line = Service.objects.get
publishing.retire(
    line(slug="{REPLACED}"), by=None, at=clock.now(), replaced_by=line(slug="{SUCCESSOR}")
)
publishing.retire(line(slug="{ENDED}"), by=None, at=clock.now())
"""
