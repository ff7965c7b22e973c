"""What is said of a command line: its parts in the help, and what is wrong with one."""

from collections.abc import Mapping

VIETNAMESE: Mapping[str, str] = {
    "arguments.usage": "cách dùng: ",
    "arguments.commands": "các lệnh",
    "arguments.positional": "tham số",
    "arguments.optional": "tùy chọn",
    "arguments.help": "in hướng dẫn này rồi thoát",
    "arguments.missing": "còn thiếu: {names}",
    "arguments.unknown": "không hiểu: {names}",
    "arguments.one_of": "phải có một trong: {names}",
    "arguments.ambiguous": "{value} có thể là: {names}",
    "arguments.of": "{name}: {message}",
    "arguments.choice": "không có “{value}”; chọn một trong: {names}",
    "arguments.expected": "cần một giá trị đi kèm",
    "arguments.whole_number": "“{value}” không phải số nguyên",
    "arguments.together": "không dùng cùng {other}",
    "arguments.no_value": "không nhận giá trị {value}",
    "help.completion": "in tập lệnh để phím Tab tự điền lệnh, tùy chọn, mã kế hoạch",
    "help.completion.shell": "bash, zsh: tập lệnh của trình ấy; plans: chỉ in mã các kế hoạch, mỗi dòng một mã",
}

ENGLISH: Mapping[str, str] = {
    "arguments.usage": "usage: ",
    "arguments.commands": "commands",
    "arguments.positional": "arguments",
    "arguments.optional": "options",
    "arguments.help": "print this help and exit",
    "arguments.missing": "missing: {names}",
    "arguments.unknown": "not understood: {names}",
    "arguments.one_of": "one of these is needed: {names}",
    "arguments.ambiguous": "{value} can mean: {names}",
    "arguments.of": "{name}: {message}",
    "arguments.choice": "there is no “{value}”; choose one of: {names}",
    "arguments.expected": "a value must follow",
    "arguments.whole_number": "“{value}” is no whole number",
    "arguments.together": "does not go with {other}",
    "arguments.no_value": "takes no value {value}",
    "help.completion": "print a script by which the Tab key completes commands, options and ids of plans",
    "help.completion.shell": "bash, zsh: that shell's script; plans: only the ids of the plans, one a line",
}
