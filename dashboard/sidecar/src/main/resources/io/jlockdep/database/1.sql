-- Understood by H2 and by PostgreSQL. Times are milliseconds since the epoch; an empty version is an unknown one.

create table jlockdep_version (
    service varchar(256) not null,
    version varchar(256) not null,
    first_seen bigint not null,
    last_seen bigint not null,
    primary key (service, version)
);

create table jlockdep_finding (
    service varchar(256) not null,
    id varchar(64) not null,
    verdict varchar(32) not null,
    first_seen bigint not null,
    first_version varchar(256) not null,
    last_seen bigint not null,
    last_version varchar(256) not null,
    document text not null,
    primary key (service, id)
);

create table jlockdep_grade (
    service varchar(256) not null,
    finding varchar(64) not null,
    version varchar(256) not null,
    verdict varchar(32) not null,
    since bigint not null,
    reason text not null,
    primary key (service, finding, version, verdict)
);

create table jlockdep_order (
    service varchar(256) not null,
    id varchar(64) not null,
    held text not null,
    wanted text not null,
    first_seen bigint not null,
    first_version varchar(256) not null,
    last_seen bigint not null,
    last_version varchar(256) not null,
    primary key (service, id)
);

create table jlockdep_acknowledgement (
    service varchar(256) not null,
    finding varchar(64) not null,
    verdict varchar(32) not null,
    acknowledged_by varchar(256) not null,
    reason text not null,
    until varchar(10) not null,
    acknowledged_at bigint not null,
    primary key (service, finding)
);
