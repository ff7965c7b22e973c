"""Places of the administration: how they are found in text, what lies within what, what became what in 2025.

    find_places(text)           places written with their level words, invented ones too: "xã Nậm Khoa", "TP. Yên Sa"
    find_named(text)            those, and every unit of the data that the text names, in any typing:
                                [Named(level_word="", name="viet yen", units=(…), span, sure=True)]
    longer_name(text, "ha giang")  the longer name that it is part of in a text: "Bắc Hà Giang" is not Hà Giang
    units_called("viet yen")    all units of a name, of every era: Unit.written "thị xã Việt Yên", .level, .era,
                                .within (the next wider first, the province last), .became, .came_from
    successors(unit)            what it is called, or belongs to, since 1 July 2025, on its own rung
    predecessors(unit)          the units of before whose successor it is
    provinces()                 names of provinces as written by folded name, before and since

Many communes share a name: `Named.units` holds them all where the text does not tell which ("xã Tân Lập"), and
`Named.provinces` the provinces that they lie in. A place without `units` is in no data and is one nevertheless.
A unit of the data of which no plan is must not be answered from another place's plan: see `Named.sure`.

`mentions` reads places with level words, `units` holds the data, `named` puts both together.
"""

from knowledge.places.mentions import FULL_LEVEL_WORDS, Place, find_places, is_no_level
from knowledge.places.named import Named, find_named, longer_name
from knowledge.places.units import (
    LEVEL_WORDS,
    LEVEL_WRITTEN,
    Era,
    Unit,
    predecessors,
    province_cities,
    provinces,
    successors,
    units_called,
)

__all__ = [
    "FULL_LEVEL_WORDS",
    "LEVEL_WORDS",
    "LEVEL_WRITTEN",
    "Era",
    "Named",
    "Place",
    "Unit",
    "find_named",
    "find_places",
    "is_no_level",
    "longer_name",
    "predecessors",
    "province_cities",
    "provinces",
    "successors",
    "units_called",
]
