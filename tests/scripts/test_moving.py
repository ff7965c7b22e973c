"""The moving picture of a talk."""

import re
from xml.etree import ElementTree

from scripts.moving import HEIGHT, moving
from tests.e2e.world import World

SVG = "{http://www.w3.org/2000/svg}"


def drawn(answers: int) -> str:
    """A group in which a person asks so often, and each time the bot answers at length."""
    world = World("thidua_thu_bot", privacy=True)
    group, lan = world.group(), world.person("Lan")
    for n in range(answers):
        world.write(group, lan, f"Câu hỏi {n} <ở đâu?>")
        world.write(group, world.me, f"Trả lời {n}. " + "Xã Suối Mơ có 2 đợt thi đua & khen thưởng. " * 20)
    return moving(group, world.me["id"])


def test_each_message_comes_at_its_time_and_the_last_ones_are_scrolled_to() -> None:
    picture = drawn(3)
    root = ElementTree.fromstring(picture)
    assert int(root.attrib["height"]) == HEIGHT
    groups = [one for one in root.iter(f"{SVG}g") if re.fullmatch(r"m\d+", one.get("class", ""))]
    said = [re.sub(r" +", " ", "".join(one.itertext())) for one in groups]
    assert all(f"Câu hỏi {n} <ở đâu?>" in said[2 * n] for n in range(3))
    times = [float(found) for found in re.findall(r"@keyframes m\d+\{0%\{opacity:0\}([\d.]+)%", picture)]
    assert times == sorted(times)
    assert len(times) == 6
    scrolled = [int(found) for found in re.findall(r"translateY\(-(\d+)px\)", picture)]
    assert scrolled == sorted(scrolled)
    assert scrolled[-1] > HEIGHT


def test_the_bot_is_seen_typing_before_each_answer() -> None:
    assert len(re.findall(r"@keyframes t\d+", drawn(2))) == 2
