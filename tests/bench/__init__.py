"""How fast the site is, with few and with many listings: `make bench`. Never a part of the tests.

It fills databases of its own with made-up listings (`resources.exchange.made_up`), serves each
as `make serve` does, asks for pages as readers do, and prints one table beside its targets. The
same server with a view that only says `SELECT 1` is measured in the same minutes: compare with
that, not with another day or another machine.
"""
