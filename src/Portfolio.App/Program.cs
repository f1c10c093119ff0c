using System.CommandLine;
using System.Globalization;
using Portfolio.App.Audit.Replay;
using Portfolio.App.Audit.Verifying;
using Portfolio.App.Checkpoints;
using Portfolio.App.Commands;
using Portfolio.App.Export;
using Portfolio.App.Import;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Simulate;
using Portfolio.App.Verbs;

// Sentences, figures and files are the same on every machine, whatever language its owner has chosen.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var root = ServeVerb.Options(new RootCommand("Tracks customer programmes: what happened, how often they stall, what becomes of Phase 2."));
root.Add(LedgerPlace.Data);
root.Add(ServeVerb.Create());
root.Add(KeysVerb.Create());
root.Add(RedactVerb.Create());
root.Add(ErasePersonVerb.Create());
root.Add(OpenIncarnationVerb.Create());
root.Add(RecordVerb.Create(args));
root.Add(ImportVerb.Create());
root.Add(ImportsVerb.Create());
root.Add(SimulateVerb.Create());
root.Add(RebuildVerb.Create());
root.Add(ReplayVerb.Create());
root.Add(CheckpointVerb.Create());
root.Add(VerifyVerb.Create());
root.Add(ExportVerb.Create());

var parsed = root.Parse(args);

// Time to stop PostgreSQL in an orderly way after Ctrl-C or SIGTERM.
var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
return parsed.Errors.Count > 0 ? ExitCode.WrongUse : code;
