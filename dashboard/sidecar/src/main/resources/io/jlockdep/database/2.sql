-- What sinks are to be told, and what they may have been told. Times are milliseconds since the epoch.

create table jlockdep_alert (
    sink varchar(32) not null,
    dedup_key varchar(255) not null,
    service varchar(256) not null,
    version varchar(256) not null,
    severity varchar(16) not null,
    told varchar(64) not null,
    wanted_by varchar(64) not null,
    wanted_at bigint not null,
    action varchar(16) not null,
    event text not null,
    due_at bigint not null,
    claimed_until bigint not null,
    attempts int not null,
    revision bigint not null,
    primary key (sink, dedup_key)
);
