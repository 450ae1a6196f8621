"""What is written as XML is read again as it was."""

from xml.etree import ElementTree as ET

from twinning.plan.feeds.markup import element, parent

ODD = "<b> & \"drei\" 'vier'\tund\neine Zeile ]]> – „ja“ & 文京区"


def test_text_and_attributes_come_back_as_they_were() -> None:
    root = ET.fromstring(parent("feed", (element("title", ODD, {"label": ODD}), element("link", "", {"href": ODD}))))
    assert [(each.tag, each.text, *each.attrib.values()) for each in root] == [("title", ODD, ODD), ("link", None, ODD)]
