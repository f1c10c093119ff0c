namespace Portfolio.App.Import;

/// <summary>A register was to be taken into a ledger that is marked a sample.</summary>
public sealed class SampleLedgerException() : Exception(
    "This ledger is a sample: it holds a made-up portfolio and is marked so for good, so that a real register in it would be neither told apart nor believed.");
