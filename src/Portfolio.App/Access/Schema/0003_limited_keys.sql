-- A key of the PMO may be kept to the programmes of some departments.

alter table access.api_keys
    add departments text[] collate "C" not null default '{}',
    add constraint limits_are_for_the_pmo check (role = 'pmo' or departments = '{}');

comment on column access.api_keys.departments is
    'Codes of departments, each with those below it, to whose programmes its commands are kept; none: it is not limited.';
