using System.CommandLine;
using System.Globalization;
using Portfolio.App.Verbs;

// Sentences, figures and files are the same on every machine, whatever language its owner has chosen.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Time to stop PostgreSQL in an orderly way after Ctrl-C or SIGTERM.
return await CommandLine.RunAsync(
    args, new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) }, CancellationToken.None);
