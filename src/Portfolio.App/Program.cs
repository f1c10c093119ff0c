using System.CommandLine;
using Portfolio.App.Import;
using Portfolio.App.Simulate;
using Portfolio.App.Verbs;

var root = ServeVerb.Options(new RootCommand("Tracks customer programmes: what happened, how often they stall, what becomes of Phase 2."));
root.Add(LedgerPlace.Data);
root.Add(ServeVerb.Create());
root.Add(KeysVerb.Create());
root.Add(ImportVerb.Create());
root.Add(SimulateVerb.Create());

return await root.Parse(args).InvokeAsync() is var code && code != 0 && root.Parse(args).Errors.Count > 0
    ? ExitCode.WrongUse
    : code;
