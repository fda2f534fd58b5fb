"""The public addresses of the site, each kind at least once."""

# Ways of contact of Samaritans and of 988, whose ids follow from the starter data.
SAMARITANS_PHONE = "8cfd3ecb-6849-563f-afdb-017663defc84"
LIFELINE_PHONE = "71f9023a-283c-5e7a-9790-26fc6fa364a8"

PAGES = [
    "/en/",
    "/ar/",
    "/en/gb/",
    "/en/gb/?page=2",
    "/en/gb/?open=maybe",
    "/en/us/?language=es&free=yes",
    "/en/us/suicide/",
    "/en/gb-sct/",
    "/en/world/",
    "/en/va/",
    "/ar/eg/",
    "/en/publishers/",
    "/en/publishers/example/",
    "/en/service/gb-samaritans/",
    "/ar/service/us-988-suicide-crisis-lifeline/",
    "/en/freshness/",
    "/en/how-we-order/",
    "/en/leaving/",
    "/en/ke/card/",
    "/ar/us/card/?topic=suicide",
    "/en/gb/cards/",
    "/ar/ke/poster/",
    "/en/world/poster/",
    "/en/topics/",
    "/en/topics/suicide/",
    "/en/topics/self-harm/?region=us",
    "/ar/topics/eating-disorders/?region=eg",
    f"/en/report/{SAMARITANS_PHONE}/",
    f"/ar/report/{LIFELINE_PHONE}/",
    f"/ar/report/{LIFELINE_PHONE}/thanks/",
]

MISSING = [
    "/nowhere",
    "/xx/",
    "/en/zz/",
    "/en/gb/nonsense/",
    "/en/topics/nonsense/",
    "/en/service/no-such-line/",
    "/en/report/00000000-0000-4000-8000-000000000000/",
]

WIDGETS = [
    "/embed/v1/en/gb/",
    "/embed/v1/ar/eg/",
    "/embed/v1/en/us/suicide/",
    "/embed/v1/en/zz/",
    "/embed/v1/en/gb/?size=160&theme=dark&accent=e91e63",
    "/embed/v1/en/places/suicide/",
]

ELSEWHERE = [
    "/",
    "/exit",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-pages-ja.xml",
    "/sitemap-listings-en.xml",
    "/healthz",
    "/.well-known/security.txt",
    "/en/go?region=gb",
    "/en/search",
    "/en/GB/",
    "/at/ke",
    "/en/service/gb-samaritans/contact.vcf",
    "/api/v1/services?region=gb",
    "/api/v1/services",
    "/api/v1/freshness",
    "/api/v1/search",
    "/embed/v1/en/gb/suicide/fragment.html",
    "/embed/v1/en/gb/suicide/fragment.json",
    "/embed/v1/oembed?url=http://testserver/en/gb/",
    "/embed/v1.0.0.js",
    "/embed/v1.js",
    "/feeds/changes.atom",
    "/feeds/changes.json?region=gb",
]

EVERYTHING = [*PAGES, *MISSING, *WIDGETS, *ELSEWHERE]
