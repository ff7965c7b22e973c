BEGIN TRANSACTION;
CREATE TABLE announcements (
	proposal INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	"plan" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	"before" INTEGER, 
	"update" BIGINT, 
	chats JSON NOT NULL, 
	at FLOAT NOT NULL, 
	PRIMARY KEY (proposal)
);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,'2026-11-28T16:09:40+00:00','thidua','ingested','ke-hoach-suoi-mo');
INSERT INTO "audit" VALUES(2,'2026-11-28T16:09:59+00:00','thidua','corrected','ke-hoach-suoi-mo');
INSERT INTO "audit" VALUES(3,'2026-11-28T16:10:00+00:00','Lan Trần','taught','Ai cấp bìa hồ sơ?');
CREATE TABLE calls (
	question INTEGER NOT NULL, 
	helpers JSON NOT NULL, 
	resolved_by TEXT, 
	PRIMARY KEY (question), 
	FOREIGN KEY(question) REFERENCES questions (id) ON DELETE CASCADE
);
CREATE TABLE feedback (
	question INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	good BOOLEAN NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (question, person), 
	FOREIGN KEY(question) REFERENCES questions (id) ON DELETE CASCADE
);
CREATE TABLE groups (
	chat BIGINT NOT NULL, 
	title TEXT NOT NULL, 
	enabled BOOLEAN, 
	"plan" TEXT, 
	every BOOLEAN NOT NULL, 
	admins_only BOOLEAN NOT NULL, 
	helpers JSON NOT NULL, 
	language TEXT, 
	PRIMARY KEY (chat)
);
INSERT INTO "groups" VALUES(-100123,'Tổ thi đua',1,NULL,0,0,'[{"id": 710000002, "name": "Minh"}]',NULL);
CREATE TABLE inbox (
	"update" BIGINT NOT NULL, 
	content TEXT, 
	received_at FLOAT NOT NULL, 
	attempts INTEGER NOT NULL, 
	PRIMARY KEY ("update")
);
INSERT INTO "inbox" VALUES(900,'{"update_id": 900}',1.79588220006779551501e+09,0);
CREATE TABLE proposals (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person TEXT NOT NULL, 
	asked INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	"values" JSON NOT NULL, 
	"plan" TEXT, 
	stage TEXT NOT NULL, 
	seen TEXT NOT NULL, 
	told BOOLEAN NOT NULL, 
	shown_in INTEGER, 
	target JSON, 
	attempts INTEGER NOT NULL, 
	at FLOAT NOT NULL, 
	UNIQUE (person, asked)
);
CREATE TABLE questions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat TEXT NOT NULL, 
	message INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	question TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	content TEXT NOT NULL, 
	plans JSON NOT NULL, 
	answers JSON NOT NULL, 
	took_ms FLOAT NOT NULL, 
	asked_at TEXT NOT NULL
);
INSERT INTO "questions" VALUES(1,'private:7614be764294fddbf5b9',5,'7614be764294fddbf5b9','Hạn gửi báo cáo tổng kết?','trước ngày 05/12/2031','answered','','','[]','[]',0.0,'2026-11-28T16:10:00+00:00');
CREATE TABLE secrets (
	name TEXT NOT NULL, 
	value BLOB NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "secrets" VALUES('salt',X'84904AA2886DFA2EB06D7894B23B090D7FADDA3503008A4152F7706C9A380AA7');
CREATE TABLE sendings (
	"update" BIGINT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	chat BIGINT, 
	state TEXT NOT NULL, 
	message INTEGER, 
	at FLOAT NOT NULL, 
	repeats INTEGER NOT NULL, 
	PRIMARY KEY ("update", ordinal), 
	FOREIGN KEY("update") REFERENCES inbox ("update") ON DELETE CASCADE
);
CREATE TABLE taught (
	id INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	content TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	source TEXT NOT NULL, 
	"plan" TEXT, 
	until TEXT, 
	author TEXT NOT NULL, 
	given_on TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "taught" VALUES(1,'Ai cấp bìa hồ sơ?','ai cap bia ho so','Văn phòng cấp.','Công văn 5/VP',NULL,'2031-12-31','Lan Trần','2031-03-01');
CREATE INDEX ix_questions_person ON questions (person);
CREATE INDEX questions_of_messages ON questions (chat, message);
CREATE INDEX ix_questions_asked_at ON questions (asked_at);
COMMIT;
