-- A node reads progress and does nothing else to it by itself: it begins, moves, fails, resumes and ends a subscription
-- through the functions. Of those, move and fail compare before they set, so that two nodes that both think they are at
-- work on a subscription cannot both move it. An operator's resume compares nothing: it never changes the position.

revoke insert, delete on subscriptions.progress from ledger_app;

comment on table subscriptions.progress is
    'How far each subscriber has come in the log. A node changes it through the functions of this schema alone; those that note what came of a delivery compare first.';
