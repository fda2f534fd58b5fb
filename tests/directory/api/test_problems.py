import json
from http import HTTPStatus

from directory.api.problems import problem


def test_a_problem_says_what_is_wrong_in_the_words_of_rfc_9457() -> None:
    response = problem(HTTPStatus.NOT_FOUND, "No published service has this id.")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "No published service has this id.",
    }


def test_each_parameter_has_its_sentence() -> None:
    response = problem(HTTPStatus.BAD_REQUEST, "No.", errors={"page": "A number.", "é": "Unknown."})
    assert json.loads(response.content)["errors"] == [
        {"parameter": "page", "detail": "A number."},
        {"parameter": "é", "detail": "Unknown."},
    ]
