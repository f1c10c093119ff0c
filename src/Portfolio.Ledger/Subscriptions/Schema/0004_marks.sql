-- A subscriber may stand somewhere that a position alone does not tell: one that is told what a list of some day came to has
-- come to a day too. What it keeps of that is moved with the position, by the same comparison.

alter table subscriptions.progress add column mark text not null default '';

comment on column subscriptions.progress.mark is
    'What the subscriber itself keeps of where it stands, beside the position; empty where the position says all.';
