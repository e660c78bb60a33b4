CREATE TABLE about (
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    checksum VARCHAR NOT NULL,
    CONSTRAINT pk_about PRIMARY KEY ("key")
);
CREATE TABLE alert_answer (
    day VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    action_taken VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    entered_utc VARCHAR NOT NULL,
    entered_offset INTEGER NOT NULL,
    entered_by VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    checksum VARCHAR NOT NULL,
    CONSTRAINT pk_alert_answer PRIMARY KEY (id)
);
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
    checksum VARCHAR NOT NULL,
    CONSTRAINT pk_change PRIMARY KEY (id),
    CONSTRAINT uq_change_seq UNIQUE (seq),
    CONSTRAINT fk_change_undoes FOREIGN KEY(undoes) REFERENCES change (id)
);
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
CREATE TABLE history (
    seq INTEGER NOT NULL,
    change_id VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    row_id VARCHAR NOT NULL,
    day VARCHAR,
    "before" VARCHAR,
    "after" VARCHAR,
    checksum VARCHAR NOT NULL,
    CONSTRAINT pk_history PRIMARY KEY (seq),
    CONSTRAINT fk_history_change_id FOREIGN KEY(change_id) REFERENCES change (id)
);
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
CREATE UNIQUE INDEX ix_check_in_day ON check_in (day, entered_by);
CREATE INDEX ix_count_session_day ON count_session (day);
CREATE INDEX ix_dose_change_day ON dose_change (day);
CREATE INDEX ix_dose_change_medicine_id ON dose_change (medicine_id);
CREATE INDEX ix_dose_event_day ON dose_event (day);
CREATE INDEX ix_dose_event_medicine_id ON dose_event (medicine_id);
CREATE INDEX ix_history_change_id ON history (change_id);
CREATE INDEX ix_history_day ON history (day);
CREATE INDEX ix_history_row_id ON history (row_id);
CREATE INDEX ix_plan_step_medicine_id ON plan_step (medicine_id);
CREATE INDEX ix_sign_report_day ON sign_report (day);
