-- What was recorded together, an import say, is looked up by auditors. A command that is part of nothing larger is its
-- own correlation and is not in here, so that an ordinary append has no index more to write.

create index events_correlation on ledger.events (correlation_id, position) where correlation_id <> command_id;
