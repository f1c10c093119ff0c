-- An answer that goes on for as long as the reader stays has an entry when it begins, and one when it ends.

alter table audit.access_log drop constraint access_log_kind_check;
alter table audit.access_log add constraint access_log_kind_check
    check (kind in ('read', 'begun', 'export', 'refused', 'missed', 'purged'));

comment on column audit.access_log.kind is 'read; begun (an answer that goes on; how much it was is told by the entry of its end); export (taken away as a file); refused; missed (refusals that were counted and not written singly); purged (this log itself).';
comment on column audit.access_log.address is 'Path; of what was not there or was refused, only its pattern.';
