"""A site that is not built, and why."""

from twinning.model.problems import Problem


class Refused(Exception):
    """The content has errors; carries every problem, in order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
