using System.Runtime.CompilerServices;

// The tests look at the plans of the very queries that run.
[assembly: InternalsVisibleTo("Portfolio.Ledger.Tests")]
