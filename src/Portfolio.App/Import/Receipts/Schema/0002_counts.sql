-- What an import came to, kept with it when it ends: a list of imports need not go through all of their rows.

alter table imports.runs
    add recorded  bigint,
    add unchanged bigint,
    add refused   bigint;

comment on column imports.runs.recorded is 'Rows of which something was recorded or, of an undoing, taken back; null while it has not ended.';
comment on column imports.runs.unchanged is 'Rows of which nothing was to be recorded; null while it has not ended.';
comment on column imports.runs.refused is 'Rows that were refused; null while it has not ended.';

update imports.runs r
set recorded = c.recorded, unchanged = c.unchanged, refused = c.refused
from (
    select i.id, count(*) filter (where w.outcome = 'recorded') recorded, count(*) filter (where w.outcome = 'unchanged') unchanged,
        count(*) filter (where w.outcome = 'refused') refused
    from imports.runs i left join imports.rows w on w.run = i.id
    group by i.id) c
where c.id = r.id and r.state <> 'running';
