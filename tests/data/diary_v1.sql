PRAGMA application_id=1299803988;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE about (
	"key" VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	CONSTRAINT pk_about PRIMARY KEY ("key")
);
INSERT INTO "about" VALUES('id','88290df947e6478b85ce7b492e3274c3');
INSERT INTO "about" VALUES('made','2026-03-01T20:14:00+01:00');
CREATE TABLE appointment (
	day VARCHAR NOT NULL,
	at VARCHAR,
	clinician VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	id VARCHAR NOT NULL,
	entered_utc VARCHAR NOT NULL,
	entered_offset INTEGER NOT NULL,
	entered_by VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	checksum VARCHAR NOT NULL,
	CONSTRAINT pk_appointment PRIMARY KEY (id)
);
CREATE TABLE change (
	id VARCHAR NOT NULL,
	seq INTEGER NOT NULL,
	at_utc VARCHAR NOT NULL,
	at_offset INTEGER NOT NULL,
	"by" VARCHAR NOT NULL,
	action VARCHAR NOT NULL,
	undoes VARCHAR,
	CONSTRAINT pk_change PRIMARY KEY (id),
	CONSTRAINT uq_change_seq UNIQUE (seq),
	CONSTRAINT fk_change_undoes FOREIGN KEY(undoes) REFERENCES change (id)
);
INSERT INTO "change" VALUES('e020260d4b6a49249fcb72eb2b969704',1,'2026-03-01T19:14:00.000000+00:00',60,'patient','add_medicine',NULL);
INSERT INTO "change" VALUES('c4206ab8ade440dd811ce28ff78eda1c',2,'2026-03-01T19:14:00.000000+00:00',60,'patient','plan',NULL);
INSERT INTO "change" VALUES('7f87f9c9a59e4acf8a80ece1b9a45efd',3,'2026-03-02T19:14:00.000000+00:00',60,'patient','check_in',NULL);
INSERT INTO "change" VALUES('f723ce53222442bb9e0ba73d75466921',4,'2026-03-03T19:15:00.000000+00:00',60,'patient','check_in',NULL);
INSERT INTO "change" VALUES('735a46fca55a4483b86a62b5b10f5a6f',5,'2026-03-04T19:16:00.000000+00:00',60,'patient','check_in',NULL);
INSERT INTO "change" VALUES('b3e012b6d22b41f59942c36109915c61',6,'2026-03-05T19:17:00.000000+00:00',60,'patient','check_in',NULL);
INSERT INTO "change" VALUES('ab9d36d25d304cada575531e0a290fbf',7,'2026-03-06T19:18:00.000000+00:00',60,'caregiver','check_in',NULL);
INSERT INTO "change" VALUES('6d0dae97c72d45b1b9eacf902ff2e526',8,'2026-03-08T19:20:00.000000+00:00',60,'patient','check_in',NULL);
INSERT INTO "change" VALUES('af727d55f0714fc9b3a0f8e846ebbc64',9,'2026-03-09T19:21:00.000000+00:00',60,'patient','check_in',NULL);
INSERT INTO "change" VALUES('0394db449bca4df29674150b6f036baa',10,'2026-03-09T19:22:00.000000+00:00',60,'patient','check_in',NULL);
INSERT INTO "change" VALUES('9345751bd24949138c1d6b5d5caac309',11,'2026-03-09T19:22:00.000000+00:00',60,'patient','check_in',NULL);
INSERT INTO "change" VALUES('c12edbf2bb3141a085093b698f10066b',12,'2026-03-09T19:22:00.000000+00:00',60,'patient','undo','9345751bd24949138c1d6b5d5caac309');
INSERT INTO "change" VALUES('5990399e597e4b75b6f9fc1d964e50b0',13,'2026-03-09T19:22:00.000000+00:00',60,'patient','check_in',NULL);
INSERT INTO "change" VALUES('fc8457a6cac0460f888a6a2431433706',14,'2026-03-09T19:22:00.000000+00:00',60,'patient','change_dose',NULL);
INSERT INTO "change" VALUES('d12da0e0e7134a08903c2b74bba64171',15,'2026-03-09T19:22:00.000000+00:00',60,'patient','sign',NULL);
INSERT INTO "change" VALUES('66d0e320753c45fabd4bbbfe8e1be844',16,'2026-03-09T19:22:00.000000+00:00',60,'patient','sign_action',NULL);
INSERT INTO "change" VALUES('f20c1b6d45694876bcbc9188458d10c1',17,'2026-03-09T19:22:00.000000+00:00',60,'patient','sign',NULL);
INSERT INTO "change" VALUES('412fe0c344ad457b8d32d88b038fb0c6',18,'2026-03-09T19:22:00.000000+00:00',60,'patient','undo','f20c1b6d45694876bcbc9188458d10c1');
INSERT INTO "change" VALUES('38b8fba403054e30b8205b6db4f964c7',19,'2026-03-09T19:22:00.000000+00:00',60,'patient','health',NULL);
INSERT INTO "change" VALUES('c3b02fbebeb447e98589bce908a5ba9e',20,'2026-03-09T19:22:00.000000+00:00',60,'patient','question',NULL);
INSERT INTO "change" VALUES('603c6103658f4ce38fb2ab0c6dbe3390',21,'2026-03-09T19:22:00.000000+00:00',60,'patient','check_in',NULL);
INSERT INTO "change" VALUES('b61955b024c44eb3a375acd1fb1b35e2',22,'2026-03-09T19:22:00.000000+00:00',60,'patient','clear_day',NULL);
CREATE TABLE check_in (
	day VARCHAR NOT NULL,
	status VARCHAR NOT NULL,
	twitch_count INTEGER,
	frequency_band INTEGER,
	severity INTEGER,
	interference INTEGER,
	bother INTEGER,
	condition INTEGER,
	regions VARCHAR NOT NULL,
	circumstances VARCHAR NOT NULL,
	hindered VARCHAR NOT NULL,
	falls INTEGER,
	doses_as_planned INTEGER,
	excuse VARCHAR,
	note VARCHAR NOT NULL,
	scales VARCHAR NOT NULL,
	id VARCHAR NOT NULL,
	entered_utc VARCHAR NOT NULL,
	entered_offset INTEGER NOT NULL,
	entered_by VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	checksum VARCHAR NOT NULL,
	CONSTRAINT pk_check_in PRIMARY KEY (id)
);
INSERT INTO "check_in" VALUES('2026-03-02','answered',0,NULL,NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,'','frequency/1 severity/1 interference/1 bother/1 condition/1','064c0f63a14e009fc0fb2fa6c2404d93','2026-03-02T19:14:00.000000+00:00',60,'patient','live','bc3632c85fc90230');
INSERT INTO "check_in" VALUES('2026-03-03','answered',3,NULL,NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,'note of day 1 – é😀','frequency/1 severity/1 interference/1 bother/1 condition/1','064c23850c3500182be6b7b550412e99','2026-03-03T19:15:00.000000+00:00',60,'patient','live','930f6291cb7dbd63');
INSERT INTO "check_in" VALUES('2026-03-04','answered',6,NULL,NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,'','frequency/1 severity/1 interference/1 bother/1 condition/1','064c37a6771c00a8ad344a632e42eba0','2026-03-04T19:16:00.000000+00:00',60,'patient','live','5e392cc5c97ac0b8');
INSERT INTO "check_in" VALUES('2026-03-05','answered',9,NULL,NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,'note of day 3 – é😀','frequency/1 severity/1 interference/1 bother/1 condition/1','064c4bc7e203009fb2049d74734efabe','2026-03-05T19:17:00.000000+00:00',60,'patient','live','88e133447cb6bfb4');
INSERT INTO "check_in" VALUES('2026-03-08','answered',18,NULL,NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,'','frequency/1 severity/1 interference/1 bother/1 condition/1','064c882c22b800ce069672ab9540b9b1','2026-03-08T19:20:00.000000+00:00',60,'patient','live','2d7f2f33cb2ccd4c');
INSERT INTO "check_in" VALUES('2026-03-09','answered',21,NULL,2,NULL,NULL,NULL,'whole_body','','',NULL,NULL,NULL,'note of day 7 – é😀','frequency/1 severity/1 interference/1 bother/1 condition/1','064c9c4d8d9f0002bbdbdc65bb4585ab','2026-03-09T19:21:00.000000+00:00',60,'patient','live','db589a66a7d7b8c8');
INSERT INTO "check_in" VALUES('2026-03-07','answered',NULL,2,NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,'','frequency/1 severity/1 interference/1 bother/1 condition/1','064c9c51212605dd331935bd3f4f8183','2026-03-09T19:22:00.000000+00:00',60,'patient','late','c650959c87f63d06');
CREATE TABLE count_session (
	day VARCHAR NOT NULL,
	started_utc VARCHAR NOT NULL,
	started_offset INTEGER NOT NULL,
	count INTEGER NOT NULL,
	duration_s INTEGER NOT NULL,
	planned_s INTEGER,
	position VARCHAR,
	finished INTEGER NOT NULL,
	presses_ms VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	id VARCHAR NOT NULL,
	entered_utc VARCHAR NOT NULL,
	entered_offset INTEGER NOT NULL,
	entered_by VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	checksum VARCHAR NOT NULL,
	CONSTRAINT pk_count_session PRIMARY KEY (id)
);
CREATE TABLE dose_change (
	medicine_id VARCHAR NOT NULL,
	day VARCHAR NOT NULL,
	at VARCHAR,
	daily_dose VARCHAR NOT NULL,
	unit VARCHAR NOT NULL,
	role VARCHAR NOT NULL,
	route VARCHAR NOT NULL,
	decided_by VARCHAR,
	note VARCHAR NOT NULL,
	id VARCHAR NOT NULL,
	entered_utc VARCHAR NOT NULL,
	entered_offset INTEGER NOT NULL,
	entered_by VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	checksum VARCHAR NOT NULL,
	CONSTRAINT pk_dose_change PRIMARY KEY (id),
	CONSTRAINT fk_dose_change_medicine_id FOREIGN KEY(medicine_id) REFERENCES medicine (id)
);
INSERT INTO "dose_change" VALUES('064bfb45c9ee00b29ba8c4056945db86','2026-01-30',NULL,'60','mg','suspected','oral',NULL,'','064bfb45c9ee018764f3bce06a4c9b8a','2026-03-01T19:14:00.000000+00:00',60,'patient','late','c003c6ab4e952342');
INSERT INTO "dose_change" VALUES('064bfb45c9ee00b29ba8c4056945db86','2026-03-04',NULL,'40','mg','suspected','oral',NULL,'','064c9c51212600edee7f1e30c74b0db1','2026-03-09T19:22:00.000000+00:00',60,'patient','late','a3a105854250ced6');
CREATE TABLE dose_event (
	medicine_id VARCHAR NOT NULL,
	day VARCHAR NOT NULL,
	at VARCHAR,
	kind VARCHAR NOT NULL,
	amount VARCHAR,
	unit VARCHAR NOT NULL,
	route VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	id VARCHAR NOT NULL,
	entered_utc VARCHAR NOT NULL,
	entered_offset INTEGER NOT NULL,
	entered_by VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	checksum VARCHAR NOT NULL,
	CONSTRAINT pk_dose_event PRIMARY KEY (id),
	CONSTRAINT fk_dose_event_medicine_id FOREIGN KEY(medicine_id) REFERENCES medicine (id)
);
CREATE TABLE health_fact (
	day VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	id VARCHAR NOT NULL,
	entered_utc VARCHAR NOT NULL,
	entered_offset INTEGER NOT NULL,
	entered_by VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	checksum VARCHAR NOT NULL,
	CONSTRAINT pk_health_fact PRIMARY KEY (id)
);
INSERT INTO "health_fact" VALUES('2026-03-09','kidney','normal','064c9c51212603f9d98238e53942ca84','2026-03-09T19:22:00.000000+00:00',60,'patient','live','df1bdf559b594e16');
CREATE TABLE history (
	seq INTEGER NOT NULL,
	change_id VARCHAR NOT NULL,
	subject VARCHAR NOT NULL,
	row_id VARCHAR NOT NULL,
	day VARCHAR,
	"before" VARCHAR,
	"after" VARCHAR,
	CONSTRAINT pk_history PRIMARY KEY (seq),
	CONSTRAINT fk_history_change_id FOREIGN KEY(change_id) REFERENCES change (id)
);
INSERT INTO "history" VALUES(1,'e020260d4b6a49249fcb72eb2b969704','medicine','064bfb45c9ee00b29ba8c4056945db86',NULL,NULL,'{"catalogue_key":"baclofen","entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-01T19:14:00.000000+00:00","id":"064bfb45c9ee00b29ba8c4056945db86","kind":"prescription","name":"baclofen","note":"","source":"live"}');
INSERT INTO "history" VALUES(2,'e020260d4b6a49249fcb72eb2b969704','dose_change','064bfb45c9ee018764f3bce06a4c9b8a','2026-01-30',NULL,'{"at":null,"daily_dose":"60","day":"2026-01-30","decided_by":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-01T19:14:00.000000+00:00","id":"064bfb45c9ee018764f3bce06a4c9b8a","medicine_id":"064bfb45c9ee00b29ba8c4056945db86","note":"","role":"suspected","route":"oral","source":"late","unit":"mg"}');
INSERT INTO "history" VALUES(3,'c4206ab8ade440dd811ce28ff78eda1c','plan_step','064bfb45c9ee0252c8880e986b4bddaa',NULL,NULL,'{"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-01T19:14:00.000000+00:00","from_day":"2026-03-04","id":"064bfb45c9ee0252c8880e986b4bddaa","medicine_id":"064bfb45c9ee00b29ba8c4056945db86","planned_daily_dose":"40","prescriber":"Dr Okafor","source":"live","unit":"mg"}');
INSERT INTO "history" VALUES(4,'7f87f9c9a59e4acf8a80ece1b9a45efd','check_in','064c0f63a14e009fc0fb2fa6c2404d93','2026-03-02',NULL,'{"bother":null,"circumstances":"","condition":null,"day":"2026-03-02","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-02T19:14:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c0f63a14e009fc0fb2fa6c2404d93","interference":null,"note":"","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":null,"source":"live","status":"answered","twitch_count":0}');
INSERT INTO "history" VALUES(5,'f723ce53222442bb9e0ba73d75466921','check_in','064c23850c3500182be6b7b550412e99','2026-03-03',NULL,'{"bother":null,"circumstances":"","condition":null,"day":"2026-03-03","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-03T19:15:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c23850c3500182be6b7b550412e99","interference":null,"note":"note of day 1 – é😀","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":null,"source":"live","status":"answered","twitch_count":3}');
INSERT INTO "history" VALUES(6,'735a46fca55a4483b86a62b5b10f5a6f','check_in','064c37a6771c00a8ad344a632e42eba0','2026-03-04',NULL,'{"bother":null,"circumstances":"","condition":null,"day":"2026-03-04","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-04T19:16:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c37a6771c00a8ad344a632e42eba0","interference":null,"note":"","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":null,"source":"live","status":"answered","twitch_count":6}');
INSERT INTO "history" VALUES(7,'b3e012b6d22b41f59942c36109915c61','check_in','064c4bc7e203009fb2049d74734efabe','2026-03-05',NULL,'{"bother":null,"circumstances":"","condition":null,"day":"2026-03-05","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-05T19:17:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c4bc7e203009fb2049d74734efabe","interference":null,"note":"note of day 3 – é😀","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":null,"source":"live","status":"answered","twitch_count":9}');
INSERT INTO "history" VALUES(8,'ab9d36d25d304cada575531e0a290fbf','check_in','064c5fe94cea0063e48e50721c4dfe86','2026-03-06',NULL,'{"bother":null,"circumstances":"","condition":null,"day":"2026-03-06","doses_as_planned":null,"entered_by":"caregiver","entered_offset":60,"entered_utc":"2026-03-06T19:18:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c5fe94cea0063e48e50721c4dfe86","interference":null,"note":"","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":null,"source":"live","status":"answered","twitch_count":12}');
INSERT INTO "history" VALUES(9,'6d0dae97c72d45b1b9eacf902ff2e526','check_in','064c882c22b800ce069672ab9540b9b1','2026-03-08',NULL,'{"bother":null,"circumstances":"","condition":null,"day":"2026-03-08","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-08T19:20:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c882c22b800ce069672ab9540b9b1","interference":null,"note":"","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":null,"source":"live","status":"answered","twitch_count":18}');
INSERT INTO "history" VALUES(10,'af727d55f0714fc9b3a0f8e846ebbc64','check_in','064c9c4d8d9f0002bbdbdc65bb4585ab','2026-03-09',NULL,'{"bother":null,"circumstances":"","condition":null,"day":"2026-03-09","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:21:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c9c4d8d9f0002bbdbdc65bb4585ab","interference":null,"note":"note of day 7 – é😀","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":null,"source":"live","status":"answered","twitch_count":21}');
INSERT INTO "history" VALUES(11,'0394db449bca4df29674150b6f036baa','check_in','064c9c4d8d9f0002bbdbdc65bb4585ab','2026-03-09','{"bother":null,"circumstances":"","condition":null,"day":"2026-03-09","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:21:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c9c4d8d9f0002bbdbdc65bb4585ab","interference":null,"note":"note of day 7 – é😀","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":null,"source":"live","status":"answered","twitch_count":21}','{"bother":null,"circumstances":"","condition":null,"day":"2026-03-09","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:21:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c9c4d8d9f0002bbdbdc65bb4585ab","interference":null,"note":"note of day 7 – é😀","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":2,"source":"live","status":"answered","twitch_count":21}');
INSERT INTO "history" VALUES(12,'9345751bd24949138c1d6b5d5caac309','check_in','064c9c4d8d9f0002bbdbdc65bb4585ab','2026-03-09','{"bother":null,"circumstances":"","condition":null,"day":"2026-03-09","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:21:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c9c4d8d9f0002bbdbdc65bb4585ab","interference":null,"note":"note of day 7 – é😀","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":2,"source":"live","status":"answered","twitch_count":21}','{"bother":null,"circumstances":"","condition":null,"day":"2026-03-09","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c9c4d8d9f0002bbdbdc65bb4585ab","interference":null,"note":"note of day 7 – é😀","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":2,"source":"live","status":"answered","twitch_count":99}');
INSERT INTO "history" VALUES(13,'c12edbf2bb3141a085093b698f10066b','check_in','064c9c4d8d9f0002bbdbdc65bb4585ab','2026-03-09','{"bother":null,"circumstances":"","condition":null,"day":"2026-03-09","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c9c4d8d9f0002bbdbdc65bb4585ab","interference":null,"note":"note of day 7 – é😀","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":2,"source":"live","status":"answered","twitch_count":99}','{"bother":null,"circumstances":"","condition":null,"day":"2026-03-09","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:21:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c9c4d8d9f0002bbdbdc65bb4585ab","interference":null,"note":"note of day 7 – é😀","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":2,"source":"live","status":"answered","twitch_count":21}');
INSERT INTO "history" VALUES(14,'5990399e597e4b75b6f9fc1d964e50b0','check_in','064c9c4d8d9f0002bbdbdc65bb4585ab','2026-03-09','{"bother":null,"circumstances":"","condition":null,"day":"2026-03-09","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:21:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c9c4d8d9f0002bbdbdc65bb4585ab","interference":null,"note":"note of day 7 – é😀","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":2,"source":"live","status":"answered","twitch_count":21}','{"bother":null,"circumstances":"","condition":null,"day":"2026-03-09","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:21:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c9c4d8d9f0002bbdbdc65bb4585ab","interference":null,"note":"note of day 7 – é😀","regions":"whole_body","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":2,"source":"live","status":"answered","twitch_count":21}');
INSERT INTO "history" VALUES(15,'fc8457a6cac0460f888a6a2431433706','dose_change','064c9c51212600edee7f1e30c74b0db1','2026-03-04',NULL,'{"at":null,"daily_dose":"40","day":"2026-03-04","decided_by":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","id":"064c9c51212600edee7f1e30c74b0db1","medicine_id":"064bfb45c9ee00b29ba8c4056945db86","note":"","role":"suspected","route":"oral","source":"late","unit":"mg"}');
INSERT INTO "history" VALUES(16,'d12da0e0e7134a08903c2b74bba64171','sign_report','064c9c51212601c5a2890f64914530b6','2026-03-09',NULL,'{"action_taken":null,"at":"20:22","day":"2026-03-09","entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","grade":null,"id":"064c9c51212601c5a2890f64914530b6","note":"","sign":"hallucinations","source":"live","unit":null,"value":null}');
INSERT INTO "history" VALUES(17,'66d0e320753c45fabd4bbbfe8e1be844','sign_report','064c9c51212601c5a2890f64914530b6','2026-03-09','{"action_taken":null,"at":"20:22","day":"2026-03-09","entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","grade":null,"id":"064c9c51212601c5a2890f64914530b6","note":"","sign":"hallucinations","source":"live","unit":null,"value":null}','{"action_taken":"called_doctor","at":"20:22","day":"2026-03-09","entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","grade":null,"id":"064c9c51212601c5a2890f64914530b6","note":"","sign":"hallucinations","source":"live","unit":null,"value":null}');
INSERT INTO "history" VALUES(18,'f20c1b6d45694876bcbc9188458d10c1','sign_report','064c9c5121260249ce0a26a1e64db0b7','2026-03-07',NULL,'{"action_taken":null,"at":null,"day":"2026-03-07","entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","grade":null,"id":"064c9c5121260249ce0a26a1e64db0b7","note":"","sign":"seizure","source":"late","unit":null,"value":null}');
INSERT INTO "history" VALUES(19,'412fe0c344ad457b8d32d88b038fb0c6','sign_report','064c9c5121260249ce0a26a1e64db0b7','2026-03-07','{"action_taken":null,"at":null,"day":"2026-03-07","entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","grade":null,"id":"064c9c5121260249ce0a26a1e64db0b7","note":"","sign":"seizure","source":"late","unit":null,"value":null}','{"action_taken":"entered_by_mistake","at":null,"day":"2026-03-07","entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","grade":null,"id":"064c9c5121260249ce0a26a1e64db0b7","note":"","sign":"seizure","source":"late","unit":null,"value":null}');
INSERT INTO "history" VALUES(20,'38b8fba403054e30b8205b6db4f964c7','health_fact','064c9c51212603f9d98238e53942ca84','2026-03-09',NULL,'{"day":"2026-03-09","entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","id":"064c9c51212603f9d98238e53942ca84","kind":"kidney","source":"live","value":"normal"}');
INSERT INTO "history" VALUES(21,'c3b02fbebeb447e98589bce908a5ba9e','question','064c9c512126048120ad8b977f450c99',NULL,NULL,'{"asked":0,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","id":"064c9c512126048120ad8b977f450c99","source":"live","text":"Can it come back?"}');
INSERT INTO "history" VALUES(22,'603c6103658f4ce38fb2ab0c6dbe3390','check_in','064c9c51212605dd331935bd3f4f8183','2026-03-07',NULL,'{"bother":null,"circumstances":"","condition":null,"day":"2026-03-07","doses_as_planned":null,"entered_by":"patient","entered_offset":60,"entered_utc":"2026-03-09T19:22:00.000000+00:00","excuse":null,"falls":null,"frequency_band":2,"hindered":"","id":"064c9c51212605dd331935bd3f4f8183","interference":null,"note":"","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":null,"source":"late","status":"answered","twitch_count":null}');
INSERT INTO "history" VALUES(23,'b61955b024c44eb3a375acd1fb1b35e2','check_in','064c5fe94cea0063e48e50721c4dfe86','2026-03-06','{"bother":null,"circumstances":"","condition":null,"day":"2026-03-06","doses_as_planned":null,"entered_by":"caregiver","entered_offset":60,"entered_utc":"2026-03-06T19:18:00.000000+00:00","excuse":null,"falls":null,"frequency_band":null,"hindered":"","id":"064c5fe94cea0063e48e50721c4dfe86","interference":null,"note":"","regions":"","scales":"frequency/1 severity/1 interference/1 bother/1 condition/1","severity":null,"source":"live","status":"answered","twitch_count":12}',NULL);
CREATE TABLE medicine (
	name VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	catalogue_key VARCHAR,
	note VARCHAR NOT NULL,
	id VARCHAR NOT NULL,
	entered_utc VARCHAR NOT NULL,
	entered_offset INTEGER NOT NULL,
	entered_by VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	checksum VARCHAR NOT NULL,
	CONSTRAINT pk_medicine PRIMARY KEY (id)
);
INSERT INTO "medicine" VALUES('baclofen','prescription','baclofen','','064bfb45c9ee00b29ba8c4056945db86','2026-03-01T19:14:00.000000+00:00',60,'patient','live','c740ad4d988f7f09');
CREATE TABLE plan_step (
	medicine_id VARCHAR NOT NULL,
	from_day VARCHAR NOT NULL,
	planned_daily_dose VARCHAR NOT NULL,
	unit VARCHAR NOT NULL,
	prescriber VARCHAR NOT NULL,
	id VARCHAR NOT NULL,
	entered_utc VARCHAR NOT NULL,
	entered_offset INTEGER NOT NULL,
	entered_by VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	checksum VARCHAR NOT NULL,
	CONSTRAINT pk_plan_step PRIMARY KEY (id),
	CONSTRAINT fk_plan_step_medicine_id FOREIGN KEY(medicine_id) REFERENCES medicine (id)
);
INSERT INTO "plan_step" VALUES('064bfb45c9ee00b29ba8c4056945db86','2026-03-04','40','mg','Dr Okafor','064bfb45c9ee0252c8880e986b4bddaa','2026-03-01T19:14:00.000000+00:00',60,'patient','live','4cd39395c7bbf15f');
CREATE TABLE question (
	text VARCHAR NOT NULL,
	asked INTEGER NOT NULL,
	id VARCHAR NOT NULL,
	entered_utc VARCHAR NOT NULL,
	entered_offset INTEGER NOT NULL,
	entered_by VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	checksum VARCHAR NOT NULL,
	CONSTRAINT pk_question PRIMARY KEY (id)
);
INSERT INTO "question" VALUES('Can it come back?',0,'064c9c512126048120ad8b977f450c99','2026-03-09T19:22:00.000000+00:00',60,'patient','live','3d97e685d54461f4');
CREATE TABLE sign_report (
	day VARCHAR NOT NULL,
	at VARCHAR,
	sign VARCHAR NOT NULL,
	grade VARCHAR,
	value VARCHAR,
	unit VARCHAR,
	action_taken VARCHAR,
	note VARCHAR NOT NULL,
	id VARCHAR NOT NULL,
	entered_utc VARCHAR NOT NULL,
	entered_offset INTEGER NOT NULL,
	entered_by VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	checksum VARCHAR NOT NULL,
	CONSTRAINT pk_sign_report PRIMARY KEY (id)
);
INSERT INTO "sign_report" VALUES('2026-03-09','20:22','hallucinations',NULL,NULL,NULL,'called_doctor','','064c9c51212601c5a2890f64914530b6','2026-03-09T19:22:00.000000+00:00',60,'patient','live','33d910caa5a023a9');
INSERT INTO "sign_report" VALUES('2026-03-07',NULL,'seizure',NULL,NULL,NULL,'entered_by_mistake','','064c9c5121260249ce0a26a1e64db0b7','2026-03-09T19:22:00.000000+00:00',60,'patient','late','b11822a87b075306');
CREATE UNIQUE INDEX ix_check_in_day ON check_in (day, entered_by);
CREATE INDEX ix_count_session_day ON count_session (day);
CREATE INDEX ix_sign_report_day ON sign_report (day);
CREATE INDEX ix_dose_change_medicine_id ON dose_change (medicine_id);
CREATE INDEX ix_dose_change_day ON dose_change (day);
CREATE INDEX ix_dose_event_day ON dose_event (day);
CREATE INDEX ix_dose_event_medicine_id ON dose_event (medicine_id);
CREATE INDEX ix_plan_step_medicine_id ON plan_step (medicine_id);
CREATE INDEX ix_history_day ON history (day);
CREATE INDEX ix_history_row_id ON history (row_id);
CREATE INDEX ix_history_change_id ON history (change_id);
COMMIT;
