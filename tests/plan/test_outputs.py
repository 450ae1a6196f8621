"""Promises of the plan: one output a path, and both files named where two claim it."""

from pathlib import PurePosixPath

from twinning.plan.files import File, copy
from twinning.plan.outputs import Function, Output, plan_of


def output(path: str, source: str = "") -> Output:
    return Output(path=PurePosixPath(path), recipe=Function(copy), value=File(path="x", digest="y"), source=source)


def test_two_outputs_for_one_path_are_told_at_both_files() -> None:
    """Nothing is written over something else; the editor sees both places."""
    _, problems = plan_of([output("a/index.html", "content/a.md"), output("a/index.html", "content/b.md")])
    assert {(problem.path, "content/" in problem.message) for problem in problems} == {
        ("content/a.md", True),
        ("content/b.md", True),
    }


def test_paths_that_differ_in_letter_case_clash() -> None:
    """On a host whose disk knows no letter case they would be one file."""
    _, problems = plan_of([output("foto.JPG", "content/a.md"), output("foto.jpg", "content/b.md")])
    assert len(problems) == 2


def test_a_plan_is_in_order() -> None:
    """Two runs print the same plan."""
    plan, problems = plan_of([output("b"), output("a")])
    assert [str(path) for path in plan] == ["a", "b"]
    assert problems == []
