BEGIN TRANSACTION;
CREATE TABLE passages (
	id VARCHAR(64) NOT NULL, 
	"plan" VARCHAR(200) NOT NULL, 
	version INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	header TEXT NOT NULL, 
	page INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY("plan", version) REFERENCES versions ("plan", version) ON DELETE CASCADE
);
INSERT INTO "passages" VALUES('1af51c75fe8fa14cfa31016df41ead90','ke-hoach-suoi-mo',1,0,0,162,'Mở đầu','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · số ký hiệu · ngày ban hành',NULL);
INSERT INTO "passages" VALUES('773a56a009e0c4bde4dc26473ea58c49','ke-hoach-suoi-mo',1,1,164,294,'I.1 Mục đích','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · MỤC ĐÍCH, YÊU CẦU · Mục đích · mục đích',NULL);
INSERT INTO "passages" VALUES('e82714f589ea0d91742813ec0115fc7b','ke-hoach-suoi-mo',1,2,295,387,'I.2 Yêu cầu','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · MỤC ĐÍCH, YÊU CẦU · Yêu cầu · yêu cầu',NULL);
INSERT INTO "passages" VALUES('717c25d7d1b6b456a9ae4d9ec66960af','ke-hoach-suoi-mo',1,3,389,561,'II Thời gian','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · THỜI GIAN · các đợt thi đua',NULL);
INSERT INTO "passages" VALUES('59ecf63bccf7418be387eb4aa13fd39d','ke-hoach-suoi-mo',1,4,563,754,'III Tổ chức thực hiện','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · TỔ CHỨC THỰC HIỆN · thời hạn · nhiệm vụ',NULL);
INSERT INTO "passages" VALUES('54d9105196a0b6dd25f83240aa535d57','ke-hoach-suoi-mo',1,5,756,795,'Kết thúc','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · người ký',NULL);
INSERT INTO "passages" VALUES('4eb5728b67b65e3907828098d23f3a2b','ke-hoach-suoi-mo',2,0,0,162,'Mở đầu','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · số ký hiệu · ngày ban hành',NULL);
INSERT INTO "passages" VALUES('c71be7813638fa63e0b2c93c99562a43','ke-hoach-suoi-mo',2,1,164,294,'I.1 Mục đích','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · MỤC ĐÍCH, YÊU CẦU · Mục đích · mục đích',NULL);
INSERT INTO "passages" VALUES('51cf5b470cd0f66b28c769baa10d6e4b','ke-hoach-suoi-mo',2,2,295,387,'I.2 Yêu cầu','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · MỤC ĐÍCH, YÊU CẦU · Yêu cầu · yêu cầu',NULL);
INSERT INTO "passages" VALUES('83ac71f399885d06cd761a4a2566c520','ke-hoach-suoi-mo',2,3,389,561,'II Thời gian','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · THỜI GIAN · các đợt thi đua',NULL);
INSERT INTO "passages" VALUES('4d111c5004f2c360d4ea7954134b954f','ke-hoach-suoi-mo',2,4,563,754,'III Tổ chức thực hiện','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · TỔ CHỨC THỰC HIỆN · thời hạn · nhiệm vụ',NULL);
INSERT INTO "passages" VALUES('362ecc5cf5e448f472d7de83d508e317','ke-hoach-suoi-mo',2,5,756,795,'Kết thúc','Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh · Ủy ban nhân dân xã Thượng Lĩnh · 2031 · người ký',NULL);
CREATE TABLE plans (
	"plan" VARCHAR(200) NOT NULL, 
	current INTEGER NOT NULL, 
	PRIMARY KEY ("plan")
);
INSERT INTO "plans" VALUES('ke-hoach-suoi-mo',2);
CREATE TABLE store (
	id INTEGER NOT NULL, 
	schema INTEGER NOT NULL, 
	generation INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "store" VALUES(1,2,2);
CREATE TABLE versions (
	"plan" VARCHAR(200) NOT NULL, 
	version INTEGER NOT NULL, 
	"before" INTEGER, 
	source TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	identity VARCHAR(500), 
	text TEXT NOT NULL, 
	card TEXT NOT NULL, 
	sections TEXT NOT NULL, 
	pages TEXT NOT NULL, 
	quality FLOAT NOT NULL, 
	ingested_at VARCHAR(40) NOT NULL, 
	extraction VARCHAR(64) NOT NULL, 
	extracted TEXT, 
	corrections TEXT NOT NULL, 
	PRIMARY KEY ("plan", version), 
	FOREIGN KEY("plan") REFERENCES plans ("plan") ON DELETE CASCADE
);
INSERT INTO "versions" VALUES('ke-hoach-suoi-mo',1,NULL,'ke-hoach-suoi-mo.txt','8c14ccc056650df00f566081f0e7c09c6638828a059d8e4c21c888b8788bb76e','uy-ban-nhan-dan-xa-thuong-linh/xa-thuong-linh/21-kh-ubnd/2031','ỦY BAN NHÂN DÂN
XÃ THƯỢNG LĨNH

Số: 21/KH-UBND

Thượng Lĩnh, ngày 06 tháng 02 năm 2031

KẾ HOẠCH
Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Khơi dậy tinh thần thi đua của cán bộ và nhân dân trong xã, hoàn thành các chỉ tiêu của năm 2031.
2. Yêu cầu
Phong trào phải thiết thực, bám sát nhiệm vụ được giao của từng thôn, từng ngành.

II. THỜI GIAN
- Đợt 1: Từ ngày 10/02/2031 đến ngày 30/6/2031, chào mừng Đại hội Đảng bộ xã.
- Đợt 2: Từ ngày 01/7/2031 đến ngày 20/11/2031, hướng tới Ngày hội Đại đoàn kết.

III. TỔ CHỨC THỰC HIỆN
1. Các thôn gửi báo cáo tổng kết về Văn phòng Ủy ban nhân dân xã trước ngày 05/12/2031.
2. Văn phòng Ủy ban nhân dân xã theo dõi, tổng hợp kết quả thi đua của các thôn.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Thị Mai','{"kind":"plan","issuer":{"value":"Ủy ban nhân dân xã Thượng Lĩnh","span":{"start":0,"end":30}},"level":"commune","place":"xã Thượng Lĩnh","places":["xa thuong linh"],"number":{"value":"21/KH-UBND","span":{"start":36,"end":46}},"issued":{"value":"ngày 06 tháng 02 năm 2031","span":{"start":61,"end":86}},"issued_on":{"year":2031,"month":2,"day":6,"quarter":null,"half":null,"edge":null},"title":{"value":"Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh","span":{"start":97,"end":162}},"years":[2031],"period":null,"signatory":{"value":"Lò Thị Mai","span":{"start":785,"end":795}},"office":{"value":"CHỦ TỊCH","span":{"start":776,"end":784}},"recipients":[],"phases":[{"name":"Đợt 1","number":1,"period":{"start":{"year":2031,"month":2,"day":10,"quarter":null,"half":null,"edge":null},"end":{"year":2031,"month":6,"day":30,"quarter":null,"half":null,"edge":null},"span":{"start":412,"end":449}},"celebrates":[{"value":"chào mừng Đại hội Đảng bộ xã","span":{"start":451,"end":479}}],"span":{"start":403,"end":480}},{"name":"Đợt 2","number":2,"period":{"start":{"year":2031,"month":7,"day":1,"quarter":null,"half":null,"edge":null},"end":{"year":2031,"month":11,"day":20,"quarter":null,"half":null,"edge":null},"span":{"start":490,"end":527}},"celebrates":[{"value":"hướng tới Ngày hội Đại đoàn kết","span":{"start":529,"end":560}}],"span":{"start":481,"end":561}}],"deadlines":[{"what":{"value":"báo cáo tổng kết","span":{"start":602,"end":618}},"due":{"kind":"before","date":{"year":2031,"month":12,"day":5,"quarter":null,"half":null,"edge":null},"span":{"start":651,"end":672},"recurrence":null},"span":{"start":586,"end":673},"sender":{"value":"Các thôn","span":{"start":589,"end":597}},"recipient":{"value":"Văn phòng Ủy ban nhân dân xã","span":{"start":622,"end":650}},"data_period":null,"phase":null,"conference":false,"part":null}],"awards":[],"award_objects":[],"award_procedure":[],"award_principles":[],"objects":[],"purposes":[{"value":"Khơi dậy tinh thần thi đua của cán bộ và nhân dân trong xã, hoàn thành các chỉ tiêu của năm 2031.","span":{"start":197,"end":294}}],"requirements":[{"value":"Phong trào phải thiết thực, bám sát nhiệm vụ được giao của từng thôn, từng ngành.","span":{"start":306,"end":387}}],"targets":[],"movements":[],"works":[],"duties":[{"unit":{"value":"Các thôn","span":{"start":589,"end":597}},"span":{"start":586,"end":673}},{"unit":{"value":"Văn phòng Ủy ban nhân dân xã","span":{"start":677,"end":705}},"span":{"start":674,"end":754}}],"references":[],"checks":[]}','[{"number":"","style":"region","depth":0,"span":{"start":0,"end":162},"own":{"start":0,"end":0},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":0,"end":15},"own":{"start":0,"end":15},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":16,"end":30},"own":{"start":16,"end":30},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":32,"end":46},"own":{"start":32,"end":46},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":48,"end":86},"own":{"start":48,"end":86},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":88,"end":96},"own":{"start":88,"end":96},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":97,"end":162},"own":{"start":97,"end":162},"title":null,"label":"Mở đầu"},{"number":"I","style":"roman","depth":0,"span":{"start":164,"end":387},"own":{"start":164,"end":184},"title":{"start":167,"end":184},"label":"I Mục đích, yêu cầu"},{"number":"1","style":"decimal","depth":1,"span":{"start":185,"end":294},"own":{"start":185,"end":196},"title":{"start":188,"end":196},"label":"I.1 Mục đích"},{"number":"","style":"paragraph","depth":2,"span":{"start":197,"end":294},"own":{"start":197,"end":294},"title":null,"label":"I.1 Mục đích"},{"number":"2","style":"decimal","depth":1,"span":{"start":295,"end":387},"own":{"start":295,"end":305},"title":{"start":298,"end":305},"label":"I.2 Yêu cầu"},{"number":"","style":"paragraph","depth":2,"span":{"start":306,"end":387},"own":{"start":306,"end":387},"title":null,"label":"I.2 Yêu cầu"},{"number":"II","style":"roman","depth":0,"span":{"start":389,"end":561},"own":{"start":389,"end":402},"title":{"start":393,"end":402},"label":"II Thời gian"},{"number":"-","style":"dash","depth":1,"span":{"start":403,"end":480},"own":{"start":403,"end":480},"title":null,"label":"II Thời gian"},{"number":"-","style":"dash","depth":1,"span":{"start":481,"end":561},"own":{"start":481,"end":561},"title":null,"label":"II Thời gian"},{"number":"III","style":"roman","depth":0,"span":{"start":563,"end":754},"own":{"start":563,"end":585},"title":{"start":568,"end":585},"label":"III Tổ chức thực hiện"},{"number":"1","style":"decimal","depth":1,"span":{"start":586,"end":673},"own":{"start":586,"end":673},"title":null,"label":"III.1 Tổ chức thực hiện"},{"number":"2","style":"decimal","depth":1,"span":{"start":674,"end":754},"own":{"start":674,"end":754},"title":null,"label":"III.2 Tổ chức thực hiện"},{"number":"","style":"region","depth":0,"span":{"start":756,"end":795},"own":{"start":756,"end":756},"title":null,"label":"Kết thúc"},{"number":"","style":"paragraph","depth":1,"span":{"start":756,"end":775},"own":{"start":756,"end":775},"title":null,"label":"Kết thúc"},{"number":"","style":"paragraph","depth":1,"span":{"start":776,"end":784},"own":{"start":776,"end":784},"title":null,"label":"Kết thúc"},{"number":"","style":"paragraph","depth":1,"span":{"start":785,"end":795},"own":{"start":785,"end":795},"title":null,"label":"Kết thúc"}]','[]',0.967,'2026-11-28T16:09:38.208245+00:00','quy-tac-cu',NULL,'[]');
INSERT INTO "versions" VALUES('ke-hoach-suoi-mo',2,1,'ke-hoach-suoi-mo.txt','8c14ccc056650df00f566081f0e7c09c6638828a059d8e4c21c888b8788bb76e','uy-ban-nhan-dan-xa-thuong-linh/xa-thuong-linh/21-kh-ubnd/2031','ỦY BAN NHÂN DÂN
XÃ THƯỢNG LĨNH

Số: 21/KH-UBND

Thượng Lĩnh, ngày 06 tháng 02 năm 2031

KẾ HOẠCH
Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Khơi dậy tinh thần thi đua của cán bộ và nhân dân trong xã, hoàn thành các chỉ tiêu của năm 2031.
2. Yêu cầu
Phong trào phải thiết thực, bám sát nhiệm vụ được giao của từng thôn, từng ngành.

II. THỜI GIAN
- Đợt 1: Từ ngày 10/02/2031 đến ngày 30/6/2031, chào mừng Đại hội Đảng bộ xã.
- Đợt 2: Từ ngày 01/7/2031 đến ngày 20/11/2031, hướng tới Ngày hội Đại đoàn kết.

III. TỔ CHỨC THỰC HIỆN
1. Các thôn gửi báo cáo tổng kết về Văn phòng Ủy ban nhân dân xã trước ngày 05/12/2031.
2. Văn phòng Ủy ban nhân dân xã theo dõi, tổng hợp kết quả thi đua của các thôn.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Thị Mai','{"kind":"plan","issuer":{"value":"Ủy ban nhân dân xã Thượng Lĩnh","span":{"start":0,"end":30}},"level":"commune","place":"xã Thượng Lĩnh","places":["xa thuong linh"],"number":{"value":"21/KH-UBND","span":{"start":36,"end":46}},"issued":{"value":"ngày 06 tháng 02 năm 2031","span":{"start":61,"end":86}},"issued_on":{"year":2031,"month":2,"day":6,"quarter":null,"half":null,"edge":null},"title":{"value":"Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh","span":{"start":97,"end":162}},"years":[2031],"period":null,"signatory":{"value":"Lò Thị Mai","span":{"start":785,"end":795}},"office":{"value":"CHỦ TỊCH","span":{"start":776,"end":784}},"recipients":[],"phases":[{"name":"Đợt 1","number":1,"period":{"start":{"year":2031,"month":2,"day":10,"quarter":null,"half":null,"edge":null},"end":{"year":2031,"month":6,"day":30,"quarter":null,"half":null,"edge":null},"span":{"start":412,"end":449}},"celebrates":[{"value":"chào mừng Đại hội Đảng bộ xã","span":{"start":451,"end":479}}],"span":{"start":403,"end":480}},{"name":"Đợt 2","number":2,"period":{"start":{"year":2031,"month":7,"day":1,"quarter":null,"half":null,"edge":null},"end":{"year":2031,"month":11,"day":20,"quarter":null,"half":null,"edge":null},"span":{"start":490,"end":527}},"celebrates":[{"value":"hướng tới Ngày hội Đại đoàn kết","span":{"start":529,"end":560}}],"span":{"start":481,"end":561}}],"deadlines":[{"what":{"value":"báo cáo tổng kết","span":{"start":602,"end":618}},"due":{"kind":"before","date":{"year":2031,"month":12,"day":5,"quarter":null,"half":null,"edge":null},"span":{"start":651,"end":672},"recurrence":null},"span":{"start":598,"end":672},"sender":{"value":"Các thôn","span":{"start":589,"end":597}},"recipient":{"value":"Văn phòng Ủy ban nhân dân xã","span":{"start":622,"end":650}},"data_period":null,"phase":null,"conference":false,"part":null}],"awards":[],"award_objects":[],"award_procedure":[],"award_principles":[],"objects":[],"purposes":[{"value":"Khơi dậy tinh thần thi đua của cán bộ và nhân dân trong xã, hoàn thành các chỉ tiêu của năm 2031.","span":{"start":197,"end":294}}],"requirements":[{"value":"Phong trào phải thiết thực, bám sát nhiệm vụ được giao của từng thôn, từng ngành.","span":{"start":306,"end":387}}],"targets":[],"movements":[],"works":[],"duties":[{"unit":{"value":"Các thôn","span":{"start":589,"end":597}},"span":{"start":586,"end":673}},{"unit":{"value":"Văn phòng Ủy ban nhân dân xã","span":{"start":677,"end":705}},"span":{"start":674,"end":754}}],"references":[],"checks":[]}','[{"number":"","style":"region","depth":0,"span":{"start":0,"end":162},"own":{"start":0,"end":0},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":0,"end":15},"own":{"start":0,"end":15},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":16,"end":30},"own":{"start":16,"end":30},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":32,"end":46},"own":{"start":32,"end":46},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":48,"end":86},"own":{"start":48,"end":86},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":88,"end":96},"own":{"start":88,"end":96},"title":null,"label":"Mở đầu"},{"number":"","style":"paragraph","depth":1,"span":{"start":97,"end":162},"own":{"start":97,"end":162},"title":null,"label":"Mở đầu"},{"number":"I","style":"roman","depth":0,"span":{"start":164,"end":387},"own":{"start":164,"end":184},"title":{"start":167,"end":184},"label":"I Mục đích, yêu cầu"},{"number":"1","style":"decimal","depth":1,"span":{"start":185,"end":294},"own":{"start":185,"end":196},"title":{"start":188,"end":196},"label":"I.1 Mục đích"},{"number":"","style":"paragraph","depth":2,"span":{"start":197,"end":294},"own":{"start":197,"end":294},"title":null,"label":"I.1 Mục đích"},{"number":"2","style":"decimal","depth":1,"span":{"start":295,"end":387},"own":{"start":295,"end":305},"title":{"start":298,"end":305},"label":"I.2 Yêu cầu"},{"number":"","style":"paragraph","depth":2,"span":{"start":306,"end":387},"own":{"start":306,"end":387},"title":null,"label":"I.2 Yêu cầu"},{"number":"II","style":"roman","depth":0,"span":{"start":389,"end":561},"own":{"start":389,"end":402},"title":{"start":393,"end":402},"label":"II Thời gian"},{"number":"-","style":"dash","depth":1,"span":{"start":403,"end":480},"own":{"start":403,"end":480},"title":null,"label":"II Thời gian"},{"number":"-","style":"dash","depth":1,"span":{"start":481,"end":561},"own":{"start":481,"end":561},"title":null,"label":"II Thời gian"},{"number":"III","style":"roman","depth":0,"span":{"start":563,"end":754},"own":{"start":563,"end":585},"title":{"start":568,"end":585},"label":"III Tổ chức thực hiện"},{"number":"1","style":"decimal","depth":1,"span":{"start":586,"end":673},"own":{"start":586,"end":673},"title":null,"label":"III.1 Tổ chức thực hiện"},{"number":"2","style":"decimal","depth":1,"span":{"start":674,"end":754},"own":{"start":674,"end":754},"title":null,"label":"III.2 Tổ chức thực hiện"},{"number":"","style":"region","depth":0,"span":{"start":756,"end":795},"own":{"start":756,"end":756},"title":null,"label":"Kết thúc"},{"number":"","style":"paragraph","depth":1,"span":{"start":756,"end":775},"own":{"start":756,"end":775},"title":null,"label":"Kết thúc"},{"number":"","style":"paragraph","depth":1,"span":{"start":776,"end":784},"own":{"start":776,"end":784},"title":null,"label":"Kết thúc"},{"number":"","style":"paragraph","depth":1,"span":{"start":785,"end":795},"own":{"start":785,"end":795},"title":null,"label":"Kết thúc"}]','[]',0.967,'2026-11-28T16:09:57.757754+00:00','quy-tac-cu','{"kind":"plan","issuer":{"value":"Ủy ban nhân dân xã Thượng Lĩnh","span":{"start":0,"end":30}},"level":"commune","place":"xã Thượng Lĩnh","places":["xa thuong linh"],"number":{"value":"21/KH-UBND","span":{"start":36,"end":46}},"issued":{"value":"ngày 06 tháng 02 năm 2031","span":{"start":61,"end":86}},"issued_on":{"year":2031,"month":2,"day":6,"quarter":null,"half":null,"edge":null},"title":{"value":"Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh","span":{"start":97,"end":162}},"years":[2031],"period":null,"signatory":{"value":"Lò Thị Mai","span":{"start":785,"end":795}},"office":{"value":"CHỦ TỊCH","span":{"start":776,"end":784}},"recipients":[],"phases":[{"name":"Đợt 1","number":1,"period":{"start":{"year":2031,"month":2,"day":10,"quarter":null,"half":null,"edge":null},"end":{"year":2031,"month":6,"day":30,"quarter":null,"half":null,"edge":null},"span":{"start":412,"end":449}},"celebrates":[{"value":"chào mừng Đại hội Đảng bộ xã","span":{"start":451,"end":479}}],"span":{"start":403,"end":480}},{"name":"Đợt 2","number":2,"period":{"start":{"year":2031,"month":7,"day":1,"quarter":null,"half":null,"edge":null},"end":{"year":2031,"month":11,"day":20,"quarter":null,"half":null,"edge":null},"span":{"start":490,"end":527}},"celebrates":[{"value":"hướng tới Ngày hội Đại đoàn kết","span":{"start":529,"end":560}}],"span":{"start":481,"end":561}}],"deadlines":[{"what":{"value":"báo cáo tổng kết","span":{"start":602,"end":618}},"due":{"kind":"before","date":{"year":2031,"month":12,"day":5,"quarter":null,"half":null,"edge":null},"span":{"start":651,"end":672},"recurrence":null},"span":{"start":586,"end":673},"sender":{"value":"Các thôn","span":{"start":589,"end":597}},"recipient":{"value":"Văn phòng Ủy ban nhân dân xã","span":{"start":622,"end":650}},"data_period":null,"phase":null,"conference":false,"part":null}],"awards":[],"award_objects":[],"award_procedure":[],"award_principles":[],"objects":[],"purposes":[{"value":"Khơi dậy tinh thần thi đua của cán bộ và nhân dân trong xã, hoàn thành các chỉ tiêu của năm 2031.","span":{"start":197,"end":294}}],"requirements":[{"value":"Phong trào phải thiết thực, bám sát nhiệm vụ được giao của từng thôn, từng ngành.","span":{"start":306,"end":387}}],"targets":[],"movements":[],"works":[],"duties":[{"unit":{"value":"Các thôn","span":{"start":589,"end":597}},"span":{"start":586,"end":673}},{"unit":{"value":"Văn phòng Ủy ban nhân dân xã","span":{"start":677,"end":705}},"span":{"start":674,"end":754}}],"references":[],"checks":[]}','[{"field":"deadlines","target":"1. Các thôn gửi báo cáo tổng kết về Văn phòng Ủy ban nhân dân xã trước ngày 05/12/2031.","value":"05/12/2031","quote":"gửi báo cáo tổng kết về Văn phòng Ủy ban nhân dân xã trước ngày 05/12/2031","made_at":"2026-11-28T16:09:57.757754Z"}]');
CREATE INDEX version_stamps ON versions ("plan", version, ingested_at, sha256);
CREATE INDEX ix_versions_sha256 ON versions (sha256);
CREATE INDEX ix_versions_identity ON versions (identity);
CREATE INDEX passages_of_version ON passages ("plan", version, ordinal);
COMMIT;
