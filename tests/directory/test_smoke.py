from django.test import Client


def test_the_page_of_a_country_names_its_lines(reader: Client) -> None:
    page = reader.get("/en/gb/").content.decode()
    assert "tel:116123" in page
