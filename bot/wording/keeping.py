"""The sentences about how plans are kept: what is damaged, whose a folder is, backups, and how to mend it."""

from collections.abc import Mapping

VIETNAMESE: Mapping[str, str] = {
    "catalogue.unreadable": (
        "Thẻ của “{plan}” do bản chương trình khác ghi nên chưa đọc được; đọc lại từ bản gốc: thidua reread {plan}"
    ),
    "catalogue.damaged_text": (
        "Văn bản lưu của “{plan}” không còn đúng như lúc nạp nên không được trích dẫn; "
        "đọc lại từ bản gốc: thidua reread {plan}, hoặc gỡ: thidua remove {plan}"
    ),
    "catalogue.damaged_card": (
        "Thẻ lưu của “{plan}” không còn đúng như lúc nạp nên không được dùng; "
        "đọc lại từ bản gốc: thidua reread {plan}, hoặc gỡ: thidua remove {plan}"
    ),
    "catalogue.damaged_pointer": (
        "Không rõ phiên bản nào của “{plan}” đang dùng (dữ liệu hỏng); "
        "lấy bản mới nhất: thidua reread {plan}, hoặc gỡ: thidua remove {plan}"
    ),
    "catalogue.damaged_file": (
        "Tệp kho dữ liệu hỏng ở chỗ lưu “{plan}”; đọc lại từ bản gốc: thidua reread {plan}; "
        "không được thì phục hồi bản sao lưu: thidua restore TỆP"
    ),
    "catalogue.torn": (
        "Tệp kho dữ liệu hỏng ({cause}). Phục hồi bản sao lưu: thidua restore TỆP. Không có bản sao lưu: "
        "cất tệp ấy đi, chép thư mục originals trong DATA_DIR ra nơi khác, thidua adopt, rồi nạp thư mục vừa chép."
    ),
    "catalogue.schema": (
        "Kho dữ liệu dạng {found}, chương trình này dùng dạng {wanted}; "
        "dùng đúng bản chương trình đã ghi kho ấy, hoặc bản mới hơn."
    ),
    "catalogue.emptied": (
        "Danh mục chưa có kế hoạch nào, còn thư mục {folder} giữ {originals} bản gốc của danh mục khác: "
        "không ghi gì. Xem lại DATABASE_URL, DATA_DIR "
        "hoặc phục hồi bản sao lưu; nếu đúng là muốn dùng danh mục này: thidua adopt"
    ),
    "catalogue.foreign": (
        "Thư mục {folder} là của một danh mục khác: không ghi gì. "
        "Xem lại DATABASE_URL và DATA_DIR; nếu đúng là muốn dùng chúng với nhau: thidua adopt"
    ),
    "catalogue.older": (
        "Danh mục (lần thay đổi {found}) cũ hơn thư mục {folder} (lần {noted}): không ghi gì. "
        "Phục hồi danh mục mới hơn; nếu đúng là muốn dùng bản cũ này: thidua adopt"
    ),
    "catalogue.unwritten": (
        "Đĩa không ghi được mà {file} còn thay đổi nằm ở tệp -wal cạnh nó: không đọc, để không trả lời theo bản cũ. "
        "Cho đĩa ghi lại, hoặc chép cả thư mục sang đĩa ghi được rồi dùng --data-dir."
    ),
    "disk.unwritable": "Không ghi được {path} ({cause}): xem chỗ trống, quyền và trạng thái của đĩa, rồi chạy lại.",
    "owner.elsewhere": "Tiến trình {process} đang giữ kho dữ liệu; dừng nó trước (systemctl stop thidua).",
    "file.no_original": "không còn bản gốc nguyên vẹn để đọc lại; nạp lại tệp ấy, hoặc phục hồi bản sao lưu",
    "file.plan_damaged": (
        "bản lưu của “{plan}” đã hỏng nên không so sánh được; "
        "thidua reread {plan}, hoặc thidua remove {plan}, rồi nạp lại"
    ),
    "file.waiting_damaged": "tệp đang chờ đã hỏng trên đĩa của bot; hãy gửi lại tệp",
    "plans.damaged": "Bản lưu của “{plan}” đã hỏng; xem: thidua doctor --deep",
    "archive.missing": "Không có tệp sao lưu {file}.",
    "archive.damaged": "Bản sao lưu {file} hỏng ({cause}); không thay đổi gì. Dùng bản sao lưu khác.",
    "archive.unlike": "Bản sao lưu {file} ghi ra không đọc lại đúng được; kiểm tra đĩa rồi chạy lại.",
    "archive.unwritten": "Không ghi được bản sao lưu {file}: {cause}.",
    "archive.not_empty": (
        "Thư mục {folder} đang có dữ liệu; không thay đổi gì. Muốn thay bằng bản sao lưu, thêm --force: "
        "dữ liệu đang có được chuyển vào một thư mục con, không bị xoá."
    ),
    "archive.in_use": "Tiến trình {process} đang dùng {folder}; dừng nó trước (systemctl stop thidua).",
    "state.torn": (
        "Trạng thái bot (bot.sqlite) hỏng ({cause}). Phục hồi bản sao lưu: thidua restore TỆP; "
        "không có thì chuyển bot.sqlite đi chỗ khác, bot tự tạo tệp mới."
    ),
    "state.unopened": "Không mở được trạng thái bot (bot.sqlite): {cause}; xem quyền và chỗ trống của DATA_DIR.",
    "state.salt": "Tệp {path} hỏng; phục hồi nó từ bản sao lưu, hoặc xoá nó để tạo tệp mới.",
    "help.backup": "ghi bản sao lưu (danh mục, bản gốc, trạng thái bot), kể cả khi bot đang chạy",
    "help.backup.file": "tệp sao lưu sẽ ghi, ví dụ thidua.tar.gz",
    "backup.done": "Đã sao lưu {file}: {plans} kế hoạch, {files} tệp, {size} MB, đọc lại đúng mã băm.",
    "backup.flawed": (
        "kho dữ liệu đang hỏng nên bản sao lưu cũng vậy (kế hoạch hỏng: {plans}; bản gốc mất hoặc hỏng: {lost}). "
        "Giữ các bản cũ, xem: thidua doctor --deep"
    ),
    "backup.keeps": (
        "Tệp này có kế hoạch, bản gốc, cài đặt nhóm và câu hỏi của {days} ngày gần đây, không có .env. "
        "Câu hỏi đã xoá trong bot vẫn còn trong các bản sao lưu cũ: xoá chúng khi không cần nữa."
    ),
    "help.restore": "phục hồi từ bản sao lưu vào thư mục dữ liệu trống",
    "help.restore.file": "tệp sao lưu",
    "help.restore.force": "thay cả dữ liệu đang có (được chuyển vào một thư mục con)",
    "restore.done": "Đã phục hồi {plans} kế hoạch, {files} tệp từ bản ngày {made_at}, mọi mã băm đúng.",
    "restore.flawed": (
        "kho đã hỏng khi bản này được ghi (kế hoạch hỏng: {plans}; bản gốc mất hoặc hỏng: {lost}); "
        "xem: thidua doctor --deep, hoặc phục hồi bản cũ hơn"
    ),
    "restore.aside": "Dữ liệu trước đó nằm ở {folder}; xoá khi không cần nữa.",
    "vectors.unopened": (
        "Kho vectơ {place} hỏng hoặc không mở được ({cause}); tính lại từ danh mục: thidua reindex, "
        "hoặc dừng bot, xoá thư mục ấy rồi thidua reindex"
    ),
    "vectors.unreached": "Không tới được máy chủ Chroma {place} ({cause}); xem CHROMA_URL và máy chủ ấy",
    "vectors.silent": "Kho vectơ không trả lời ({cause}); xem máy chủ Chroma, hoặc thidua reindex",
    "vectors.nowhere": "Chưa rõ vectơ ở đâu; đặt DATA_DIR hoặc CHROMA_URL",
    "remove.pending": "Kho vectơ chưa trả lời: vectơ của kế hoạch ấy sẽ được xoá sau, không ai tìm thấy nó.",
    "bot.second": "Một bot khác (tiến trình {process}) đang chạy trên thư mục {folder}; mỗi thư mục chỉ một bot.",
    "doctor.private.bad": "{path}: người khác trên máy đọc được",
    "doctor.backup": "bản sao lưu gần nhất: {file} ({count} bản)",
    "doctor.backup.flawed": "bản sao lưu gần nhất {file} là của kho đang hỏng; các bản còn tốt được giữ",
    "doctor.backup.flawed.mend": "thidua doctor --deep chỉ cách sửa; bot sao lưu lại trong vòng một ngày",
    "doctor.backup.none": "không tự sao lưu (BACKUP_DIR trống)",
    "doctor.backup.mend": "đặt BACKUP_DIR, nên ở đĩa khác; hoặc tự chạy thidua backup TỆP",
    "doctor.backup.old": "bản sao lưu gần nhất ở {folder} đã {days} ngày",
    "doctor.backup.first": "chưa có bản sao lưu nào ở {folder}",
    "doctor.backup.old.mend": "bot phải đang chạy; xem nhật ký, chỗ trống và quyền ghi của thư mục ấy",
    "help.adopt": "cho thư mục dữ liệu và danh mục này thuộc về nhau, sau khi đã xem",
    "adopt.look": (
        "Danh mục: {plans} kế hoạch, lần thay đổi {generation}. Thư mục {folder}: {originals} bản gốc, "
        "{known} trong đó có trong danh mục. Bản gốc mà danh mục không biết sẽ được chuyển vào thùng rác {trash}."
    ),
    "adopt.confirm": "Dùng thư mục này với danh mục này?",
    "adopt.done": "Từ nay thư mục {folder} thuộc về danh mục này.",
    "help.reread": "đọc lại kế hoạch từ bản gốc đang giữ: khi bản lưu hỏng, hoặc sau khi nâng cấp",
    "help.reread.plans": "mã các kế hoạch (không ghi: những kế hoạch do bản chương trình cũ đọc)",
    "help.reread.background": "chạy nhường máy, bỏ qua kế hoạch đã thử mà không được",
    "reread.unchanged": "không đổi: {plan}",
    "reread.reread": "đọc lại: {plan}",
    "reread.mended": "đã sửa: {plan}",
    "reread.lost": "    ⚠ {count} điều sửa tay không còn câu làm căn cứ nên đã bỏ",
    "reread.failed": "chưa được: {plan}: {reason}",
    "reread.nothing": "Mọi kế hoạch đều do bản chương trình này đọc.",
    "help.doctor.deep": "đọc và đối chiếu tất cả những gì đang giữ; mã kết thúc 1 nếu có gì hỏng",
    "doctor.deep.catalogue": "danh mục: tệp nguyên vẹn, mọi văn bản và thẻ đúng như lúc nạp",
    "doctor.deep.torn": "tệp danh mục hỏng: {cause}",
    "doctor.deep.torn.mend": "thidua restore TỆP-SAO-LƯU; không có bản sao lưu: thidua reread từng kế hoạch bị báo",
    "doctor.deep.changed": (
        "tệp danh mục không còn đúng như lúc ghi lần cuối, tuy mọi văn bản và thẻ còn nguyên: có gì khác đã sửa tệp"
    ),
    "doctor.deep.changed.mend": "thidua reindex (ghi lại tệp)",
    "doctor.deep.originals": "bản gốc: {count} tệp đúng như lúc nạp",
    "doctor.deep.original": "bản gốc {name} không còn đúng như lúc nạp",
    "doctor.deep.original.mend": "nạp lại tệp ấy (thidua ingest TỆP), hoặc phục hồi bản sao lưu",
    "doctor.deep.trashed": "bản gốc trong thùng rác không còn đúng như lúc nạp: {path}",
    "doctor.deep.trashed.mend": "lấy lại tệp ấy từ bản sao lưu nếu còn cần, rồi: rm {path}",
    "doctor.deep.waiting": "tệp gửi cho bot đang chờ công bố đã hỏng: {path}",
    "doctor.deep.waiting.mend": "trong Telegram bấm Bỏ rồi gửi lại tệp",
    "doctor.deep.labels": "tệp câu hỏi đã đánh dấu bị hỏng, được để riêng: {path}",
    "doctor.deep.labels.mend": "chép những mục còn đọc được vào tệp đang dùng, hoặc lấy từ bản sao lưu, rồi: rm {path}",
    "doctor.deep.no_original": "thiếu bản gốc của {plan} bản {version}",
    "doctor.deep.state": "trạng thái bot (bot.sqlite) nguyên vẹn",
    "doctor.deep.state.bad": "trạng thái bot (bot.sqlite) hỏng: {cause}",
    "doctor.deep.state.mend": (
        "dừng bot rồi phục hồi bản sao lưu: thidua restore TỆP; không có: chuyển bot.sqlite đi chỗ khác, "
        "bot tự tạo tệp mới (mất cài đặt nhóm và câu hỏi đã lưu, không mất kế hoạch)"
    ),
    "doctor.note.bad": "{path} hỏng: thư mục không biết mình là của danh mục nào",
    "doctor.trash": "thùng rác: {count} bản gốc đã gỡ, từ {oldest}, giữ {days} ngày ở {folder}, bot đang chạy xoá",
    "doctor.outdated": "{count} kế hoạch do bản chương trình cũ đọc",
    "doctor.outdated.mend": "thidua reread (bot đang chạy thì tự làm dần)",
}

ENGLISH: Mapping[str, str] = {
    "catalogue.unreadable": (
        "The card of “{plan}” is another release's and cannot be read; read the plan anew: thidua reread {plan}"
    ),
    "catalogue.damaged_text": (
        "The stored text of “{plan}” is not what was ingested, so it is not quoted; "
        "read it anew from its original: thidua reread {plan}, or take it out: thidua remove {plan}"
    ),
    "catalogue.damaged_card": (
        "The stored card of “{plan}” is not what was ingested, so it is not used; "
        "read it anew from its original: thidua reread {plan}, or take it out: thidua remove {plan}"
    ),
    "catalogue.damaged_pointer": (
        "Nobody knows which version of “{plan}” is current (damaged data); "
        "take the latest: thidua reread {plan}, or take it out: thidua remove {plan}"
    ),
    "catalogue.damaged_file": (
        "The database file is damaged where “{plan}” is kept; read it anew from its original: thidua reread {plan}; "
        "where that fails, restore a backup: thidua restore FILE"
    ),
    "catalogue.torn": (
        "The database file is damaged ({cause}). Restore a backup: thidua restore FILE. Without one: "
        "move the file away, copy the folder originals in DATA_DIR elsewhere, thidua adopt, then ingest that copy."
    ),
    "catalogue.schema": (
        "The store has form {found}, this program uses form {wanted}; "
        "use the release that wrote the store, or a newer one."
    ),
    "catalogue.emptied": (
        "The catalogue has no plans, and folder {folder} keeps {originals} originals of another one: "
        "nothing is written. Look at DATABASE_URL and DATA_DIR "
        "or restore a backup; if this catalogue is the one you mean: thidua adopt"
    ),
    "catalogue.foreign": (
        "Folder {folder} is another catalogue's: nothing is written. "
        "Look at DATABASE_URL and DATA_DIR; if they are to be used together: thidua adopt"
    ),
    "catalogue.older": (
        "The catalogue (change {found}) is older than folder {folder} (change {noted}): nothing is written. "
        "Restore the newer catalogue; if this older one is the one you mean: thidua adopt"
    ),
    "catalogue.unwritten": (
        "The disk cannot be written, and {file} has changes in the -wal beside it: it is not read, lest old answers be "
        "given. Make the disk writable, or copy the folder to one that is and use --data-dir."
    ),
    "disk.unwritable": (
        "{path} cannot be written ({cause}): look at room, rights and state of the disk, then try again."
    ),
    "owner.elsewhere": "Process {process} owns the store; stop it first (systemctl stop thidua).",
    "file.no_original": "no whole original is kept to read it from; ingest the file again, or restore a backup",
    "file.plan_damaged": (
        "what is kept of “{plan}” is damaged and cannot be compared; thidua reread {plan}, or thidua remove {plan}, "
        "then ingest it again"
    ),
    "file.waiting_damaged": "what waited to be published is damaged on the bot's disk; send the file again",
    "plans.damaged": "What is kept of “{plan}” is damaged; see: thidua doctor --deep",
    "archive.missing": "There is no backup {file}.",
    "archive.damaged": "The backup {file} is damaged ({cause}); nothing was changed. Use another backup.",
    "archive.unlike": "The backup {file} cannot be read back as it was written; look at the disk and try again.",
    "archive.unwritten": "The backup {file} cannot be written: {cause}.",
    "archive.not_empty": (
        "Folder {folder} holds data; nothing was changed. To put the backup in its place add --force: "
        "what is there goes to a folder inside it, nothing is deleted."
    ),
    "archive.in_use": "Process {process} uses {folder}; stop it first (systemctl stop thidua).",
    "state.torn": (
        "The bot's state (bot.sqlite) is damaged ({cause}). Restore a backup: thidua restore FILE; "
        "without one move bot.sqlite away, the bot makes a new one."
    ),
    "state.unopened": "The bot's state (bot.sqlite) does not open: {cause}; look at rights and room of DATA_DIR.",
    "state.salt": "File {path} is damaged; restore it from a backup, or delete it to have a new one made.",
    "help.backup": "write a backup (catalogue, originals, the bot's state), also while the bot runs",
    "help.backup.file": "the file to write, such as thidua.tar.gz",
    "backup.done": "Backed up to {file}: {plans} plans, {files} files, {size} MB, read back with all hashes right.",
    "backup.flawed": (
        "the store is damaged and so is its backup (damaged plans: {plans}; originals lost or damaged: {lost}). "
        "Keep the earlier ones; see: thidua doctor --deep"
    ),
    "backup.keeps": (
        "It holds plans, originals, settings of groups and the questions of the last {days} days, no .env. "
        "Questions deleted in the bot are still in older backups: delete those once they are not needed."
    ),
    "help.restore": "restore a backup into an empty data folder",
    "help.restore.file": "the backup",
    "help.restore.force": "take the place of data that is there (it goes to a folder inside)",
    "restore.done": "Restored {plans} plans, {files} files from the backup of {made_at}, all hashes right.",
    "restore.flawed": (
        "the store was damaged when this backup was made (damaged plans: {plans}; originals lost or damaged: {lost}); "
        "see: thidua doctor --deep, or restore an earlier one"
    ),
    "restore.aside": "What was there before is in {folder}; delete it once it is not needed.",
    "vectors.unopened": (
        "The vectors at {place} are damaged or cannot be opened ({cause}); make them anew: thidua reindex, "
        "or stop the bot, delete that folder and run thidua reindex"
    ),
    "vectors.unreached": "The Chroma server {place} cannot be reached ({cause}); look at CHROMA_URL and the server",
    "vectors.silent": "The vectors do not answer ({cause}); look at the Chroma server, or run thidua reindex",
    "vectors.nowhere": "It is not known where the vectors are; set DATA_DIR or CHROMA_URL",
    "remove.pending": "The vectors do not answer: those of the plan are dropped later, and no answer uses them.",
    "bot.second": "Another bot (process {process}) works on folder {folder}; a folder has one bot.",
    "doctor.private.bad": "{path}: others on this machine can read it",
    "doctor.backup": "last backup: {file} (of {count})",
    "doctor.backup.flawed": "the last backup {file} is of a damaged store; those that are whole are kept",
    "doctor.backup.flawed.mend": "thidua doctor --deep tells how to mend it; the bot backs up again within a day",
    "doctor.backup.none": "no backups are scheduled (BACKUP_DIR is empty)",
    "doctor.backup.mend": "set BACKUP_DIR, best on another disk; or run thidua backup FILE yourself",
    "doctor.backup.old": "the last backup in {folder} is {days} days old",
    "doctor.backup.first": "no backup has been made in {folder} yet",
    "doctor.backup.old.mend": "the bot has to be running; look at the log, and at room and rights of that folder",
    "help.adopt": "have data folder and catalogue belong together, after a look at both",
    "adopt.look": (
        "Catalogue: {plans} plans, change {generation}. Folder {folder}: {originals} originals, "
        "{known} of them known to the catalogue. Those it does not know will go to the trash {trash}."
    ),
    "adopt.confirm": "Use this folder with this catalogue?",
    "adopt.done": "From now on folder {folder} belongs to this catalogue.",
    "help.reread": "read plans anew from their originals: where what is kept is damaged, or after an upgrade",
    "help.reread.plans": "ids of the plans (none: those that an earlier release has read)",
    "help.reread.background": "give way to others, and pass over what was tried in vain",
    "reread.unchanged": "unchanged: {plan}",
    "reread.reread": "read anew: {plan}",
    "reread.mended": "mended: {plan}",
    "reread.lost": "    ⚠ {count} corrections were dropped, their words are no longer there",
    "reread.failed": "not done: {plan}: {reason}",
    "reread.nothing": "All plans were read by this release.",
    "help.doctor.deep": "read and compare all that is kept; exit status 1 where anything is wrong",
    "doctor.deep.catalogue": "catalogue: the file is whole, all texts and cards are as they were ingested",
    "doctor.deep.torn": "the catalogue's file is damaged: {cause}",
    "doctor.deep.torn.mend": "thidua restore BACKUP; without a backup: thidua reread each plan that is named",
    "doctor.deep.changed": (
        "the catalogue's file is not as it was left, though all texts and cards are: something else changed the file"
    ),
    "doctor.deep.changed.mend": "thidua reindex (writes the file anew)",
    "doctor.deep.originals": "originals: {count} files as they were ingested",
    "doctor.deep.original": "original {name} is not as it was ingested",
    "doctor.deep.original.mend": "ingest that file again (thidua ingest FILE), or restore a backup",
    "doctor.deep.trashed": "an original in the trash is not as it was ingested: {path}",
    "doctor.deep.trashed.mend": "take that file from a backup if it is still wanted, then: rm {path}",
    "doctor.deep.waiting": "a file sent to the bot that waits to be published is damaged: {path}",
    "doctor.deep.waiting.mend": "press Discard in Telegram and send the file again",
    "doctor.deep.labels": "the file of marked questions was damaged and put aside: {path}",
    "doctor.deep.labels.mend": "copy what can be read into the file in use, or take it from a backup, then: rm {path}",
    "doctor.deep.no_original": "the original of {plan} version {version} is missing",
    "doctor.deep.state": "the bot's state (bot.sqlite) is whole",
    "doctor.deep.state.bad": "the bot's state (bot.sqlite) is damaged: {cause}",
    "doctor.deep.state.mend": (
        "stop the bot and restore a backup: thidua restore FILE; without one move bot.sqlite away, "
        "the bot makes a new one (settings of groups and kept questions are lost, plans are not)"
    ),
    "doctor.note.bad": "{path} is damaged: the folder does not know whose catalogue it is of",
    "doctor.trash": "trash: {count} originals of removed plans since {oldest}, kept {days} days by the bot: {folder}",
    "doctor.outdated": "{count} plans were read by an earlier release",
    "doctor.outdated.mend": "thidua reread (a running bot does it little by little)",
}
