from directory.wording.problems import PROBLEMS
from resources.rules.reports import Problem


def test_every_problem_has_words() -> None:
    assert [value for value, _words in PROBLEMS] == [problem.value for problem in Problem]
    assert len({str(words) for _value, words in PROBLEMS}) == len(Problem)
