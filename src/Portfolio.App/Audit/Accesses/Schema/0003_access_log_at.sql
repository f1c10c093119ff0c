-- Entries come nearly in the order of their time: summaries of pages find a time among them as well, and cost next to
-- nothing to keep, where each entry of a busy program had a place of its own in a tree to be found.

drop index audit.access_log_at;
create index access_log_at on audit.access_log using brin (at) with (autosummarize = on);
