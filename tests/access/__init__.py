"""Who can use the site: every template × language × width × mode, as `make access` counts them.

Visited is an example of each template that makes a page (`examples.py`): public pages, embeds, the
desk, accounts, refusals; in four languages, at three widths, by day, by night and in forced
colours. What each page is asked is in `stops.py`, `loads.py` and `measuring.py`. Of WCAG 2.2 all of
A and AA and the AAA that axe-core has a rule for; and of AAA besides, by rules of our own:

- 1.4.6 contrast 7:1: WEAK_CONTRAST, also in forced colours, where axe can't compute it
- 1.4.8 lines of 80 letters, or 40 Chinese or Japanese ones: LONG_LINES; nothing justified, lines
  half a letter apart: TIGHT_TEXT; 200 % is in tests/browser/test_sizes.py, the colours are those of
  the reader's system
- 2.1.3 keyboard: FOCUS_RINGS gives each target the focus; OUT_OF_ORDER; the way by keys is in
  tests/browser/test_first_contact.py, for the desk in test_moderation.py
- 2.3.3 no motion, asked for or not: MOTION
- 2.4.9 a link says by itself where it leads: AMBIGUOUS_LINKS
- 2.4.12 and 2.4.13 what has the focus is on top, in a ring of 3 px, 3:1 from what is around it:
  COVERED, FOCUS_RINGS
- 2.5.5 targets of 44 px: SMALL_TARGETS
- 3.2.5 nothing happens unless asked for: SURPRISES
- and of AA: 1.4.10 at 400 % (1280 × 1024 is then 320 × 256) and 1.4.12 text spacing: STICKING_OUT,
  CUT_OFF, OVERLAPPING

No machine can say whether words are plain (3.1.5; `tests/resources/rules/test_safe_wording.py` and
people who read them), whether a heading, a label or a link says what is meant, whether the order of
reading makes sense in each language, nor how it sounds in a screen reader.
"""
