"""What editors may write in front matter: the one source of the checks, the forms, the handbook and the JSON Schema."""

from twinning.model.schema.kinds import (
    FIELDS,
    TRANSLATIONS,
    ArticleFields,
    CityFields,
    EventFields,
    Fields,
    NoticeFields,
    PageFields,
    TranslationFields,
)
from twinning.model.schema.parts import (
    Contact,
    Image,
    Milestone,
    Place,
    Population,
    Registration,
    Signing,
    Video,
    WebLink,
)

__all__ = [
    "FIELDS",
    "TRANSLATIONS",
    "ArticleFields",
    "CityFields",
    "Contact",
    "EventFields",
    "Fields",
    "Image",
    "Milestone",
    "NoticeFields",
    "PageFields",
    "Place",
    "Population",
    "Registration",
    "Signing",
    "TranslationFields",
    "Video",
    "WebLink",
]
