"""The public addresses of the site, each kind at least once."""

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
    "/en/service/gb-samaritans/",
    "/ar/service/us-988-suicide-crisis-lifeline/",
]

MISSING = [
    "/nowhere",
    "/xx/",
    "/en/zz/",
    "/en/gb/nonsense/",
    "/en/service/no-such-line/",
]

WIDGETS = ["/embed/v1/en/gb/", "/embed/v1/ar/eg/", "/embed/v1/en/us/suicide/", "/embed/v1/en/zz/"]

ELSEWHERE = [
    "/",
    "/exit",
    "/healthz",
    "/en/go?region=gb",
    "/en/GB/",
    "/api/v1/services?region=gb",
    "/api/v1/services",
]

EVERYTHING = [*PAGES, *MISSING, *WIDGETS, *ELSEWHERE]
