"""The file of places that is compiled: lines that find one another, whatever order the sources have."""

from scripts.compile_places import BEFORE, EARLIER, SINCE, Unit, lines

LAC_HA, LAC = (BEFORE, "lac ha"), (SINCE, "lac")
UNITS = {
    LAC: Unit("tinh", "Lạc", SINCE, None),
    LAC_HA: Unit("tinh", "Lạc Hà", BEFORE, None, {LAC}),
    (BEFORE, "lac ha", "yen sa"): Unit("xa", "Yên Sa", BEFORE, LAC_HA, {(SINCE, "lac", "yen sa")}),
    (SINCE, "lac", "yen sa"): Unit("phuong", "Yên Sa", SINCE, LAC),
    (EARLIER, "1"): Unit("xa", "Ẻo Sa", EARLIER, LAC_HA, {(BEFORE, "lac ha", "yen sa")}),
}


def test_units_stand_in_order_and_call_one_another_by_line() -> None:
    assert list(lines(UNITS)) == [
        "eo sa\txa\tẺo Sa\t0\t2\t4\t",
        "lac\ttinh\tLạc\t2\t\t\t2",
        "lac ha\ttinh\tLạc Hà\t1\t\t1\t",
        "yen sa\tphuong\tYên Sa\t2\t1\t\t4",
        "yen sa\txa\tYên Sa\t1\t2\t3\t0",
    ]
