-- Whatever was decided before a name was withdrawn may rest on it: the append refuses that, and it is decided again.

alter table ledger.head add column withdrawn_at bigint not null default 0;

comment on column ledger.head.withdrawn_at is
    'Position at which a name was last withdrawn; 0 if none was. What was decided before is not appended.';
