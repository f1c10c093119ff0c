-- A log grows and hardly changes in kind, and the door's plans do not go by statistics. By PostgreSQL's default a ledger of
-- a million events that takes ten thousand a second would be analysed every ten seconds, at a twentieth of two cores.

alter table ledger.events set (autovacuum_analyze_scale_factor = 0.5);
