from directory.wording import names


def test_accents_do_not_move_a_name_to_the_end() -> None:
    pairs = [
        ("z", "Zambia"),
        ("x", "Åland"),
        ("y", "Albania"),
        ("c", "Côte d'Ivoire"),
        ("d", "cuba"),
    ]
    assert [name for _code, name in names.alphabetical(pairs)] == [
        "Åland",
        "Albania",
        "Côte d'Ivoire",
        "cuba",
        "Zambia",
    ]


def test_names_that_are_otherwise_equal_have_a_fixed_order() -> None:
    pairs = [("a", "Ré"), ("b", "Re")]
    assert names.alphabetical(pairs) == names.alphabetical(reversed(pairs))


def test_regions_are_named_in_the_readers_language() -> None:
    assert names.regions(["us", "gb"], "en") == [("gb", "United Kingdom"), ("us", "United States")]
    assert dict(names.regions(["eg"], "ar")) == {"eg": "مصر"}
