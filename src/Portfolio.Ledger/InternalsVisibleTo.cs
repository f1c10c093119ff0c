using System.Runtime.CompilerServices;

// The tests look at the plans of the very queries that run.
[assembly: InternalsVisibleTo("Portfolio.Ledger.Tests")]

// The benchmarks read the very same rows, without decoding them.
[assembly: InternalsVisibleTo("Portfolio.Benchmarks")]
