"""The style sheet as it is published: one small file that means what its sources mean."""

from twinning.plan.themes import Layer, stylesheet


def published(*css: str) -> str:
    return stylesheet(tuple(Layer(name="base", css=each) for each in css)).decode()


def test_only_what_people_need_is_left_out() -> None:
    """Comments, line ends and indentation; never the space that separates an ancestor from its descendant."""
    css = '/* Why. */\na :hover,\nmain > a,\nmain\nb {\n  margin: 0 auto;\n  content: " ·; }";\n}\n'
    assert published(css) == '@layer base;\n@layer base{a :hover,main>a,main b{margin:0 auto;content:" ·; }"}}\n'


def test_neighbours_of_one_layer_share_it() -> None:
    """Their order stays."""
    assert published("a{color:red}", "a{color:blue}") == "@layer base;\n@layer base{a{color:red}a{color:blue}}\n"
    layers = (Layer(name="a", css="p{}"), Layer(name="b", css="p{}"), Layer(name="a", css="i{}"))
    assert stylesheet(layers).decode() == "@layer a,b;\n@layer a{p{}}\n@layer b{p{}}\n@layer a{i{}}\n"
