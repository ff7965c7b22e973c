"""Pairs of questions and passages, and what is learned from them."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import yaml

from knowledge.evidence import ROLES
from knowledge.evidence.candidate import Role
from scripts.pairs import FILES, pairs

TEXTS = """
- of: "Kế hoạch"
  passages:
    - p: "Mức chi khen thưởng của tập thể là 5.000.000 đồng"
      h: "Kinh phí"
      q: ["cả tổ được nhiêu tiền", "tập thể lĩnh mấy triệu"]
    - p: "Đơn vị chủ trì | Phòng Nội vụ"
      h: "Phân công"
      q: ["ai cầm trịch vụ này"]
  unanswered:
    - "nộp giấy tờ tới bữa nào"
"""


def test_each_question_is_right_with_its_passage_alone_and_what_is_unanswered_with_none(tmp_path: Path) -> None:
    (tmp_path / "some.yaml").write_text(TEXTS, encoding="utf-8")
    [found], written = pairs(tmp_path)
    right = [None if one.right is None else list(one.right) for one in found]
    assert right == [[True, False], [True, False], [False, True], None]
    assert {one.plan for one in found} == {found[0].plan}
    assert list(found[0].plan.roles) == [ROLES.index(Role.SENTENCE), ROLES.index(Role.ROW)]
    assert "tien" in found[0].asked.words
    assert not np.concatenate(list(found[0].naming.values())).any()
    assert written["kinh phi", "kinh phí"] == 1


@pytest.mark.parametrize("file", sorted(FILES.glob("*.yaml")), ids=lambda file: file.stem)
def test_what_is_kept_is_whole(file: Path) -> None:
    counted = Counter[str]()
    for text in yaml.safe_load(file.read_text(encoding="utf-8")):
        assert text.keys() <= {"of", "passages", "unanswered"}
        said = [*text.get("unanswered", ())]
        for passage in text["passages"]:
            assert passage.keys() == {"p", "h", "q"}
            said += [passage["p"], passage["h"], *passage["q"]]
            counted.update(passage["q"])
        assert all(isinstance(one, str) and one.strip() for one in said)
    assert max(counted.values()) == 1
