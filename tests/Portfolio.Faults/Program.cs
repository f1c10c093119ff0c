using System.CommandLine;
using Portfolio.Faults;

var names = new Argument<string[]>("fault") { Description = "Which faults; none: all of them.", Arity = ArgumentArity.ZeroOrMore };
names.AcceptOnlyFromAmong([.. Fault.All.Select(fault => fault.Name)]);
var seed = new Option<int>("--seed") { Description = "What is decided by lot in a run is the same for the same seed.", DefaultValueFactory = _ => 1 };
var commands = new Option<int>("--commands")
{
    Description = "How many commands are acknowledged before, and after, each blow; by lot, half of them more or less.",
    DefaultValueFactory = _ => 500,
};
var blows = new Option<int>("--blows") { Description = "How often each fault is done.", DefaultValueFactory = _ => 3 };
var pause = new Option<int>("--pause") { Description = "Seconds that a node is paused for at most; by lot, down to four fifths.", DefaultValueFactory = _ => 60 };
var old = new Option<DirectoryInfo>("--old")
{
    Description = $"{RollingUpgrade.Fault.Name}: the folder of a built earlier program, which makes the ledger and is replaced by this one.",
};
old.AcceptExistingOnly();
var list = new Option<bool>("--list") { Description = "Only say which faults there are." };

var root = new RootCommand("Does faults to the running program under load, and shows that nothing acknowledged was lost or doubled.")
{
    names, seed, commands, blows, pause, old, list,
};
root.Validators.Add(parsed =>
{
    if (parsed.GetValue(old) is not null && !(parsed.GetValue(names) ?? []).SequenceEqual([RollingUpgrade.Fault.Name]))
    {
        parsed.AddError($"--old is for {RollingUpgrade.Fault.Name} alone.");
    }
});
root.SetAction(async (parsed, cancellation) =>
{
    if (parsed.GetValue(list))
    {
        foreach (var fault in Fault.All)
        {
            await Console.Out.WriteLineAsync($"{fault.Name,-24} {fault.Summary}");
        }

        return 0;
    }

    var asked = parsed.GetValue(names) ?? [];
    var measure = new Measure(
        parsed.GetValue(seed), parsed.GetValue(commands), parsed.GetValue(blows), TimeSpan.FromSeconds(parsed.GetValue(pause)));
    var failed = 0;
    await using var beginning = await Beginning.MakeAsync(parsed.GetValue(old)?.FullName, cancellation);
    foreach (var fault in Fault.All.Where(fault => asked.Length == 0 || asked.Contains(fault.Name)))
    {
        await Console.Out.WriteLineAsync($"{fault.Name}: {fault.Summary}");
        try
        {
            await using var site = await SiteAtWork.MakeAsync(fault.Site, beginning, measure.Seed, TimeSpan.Zero, cancellation);
            var reckoning = await site.DoAsync(fault, measure, Console.Out.WriteLine, cancellation);
            await Console.Out.WriteLineAsync($"  held: {reckoning}");
        }
        catch (BrokenPromiseException broken)
        {
            failed++;
            await Console.Out.WriteLineAsync($"  BROKEN: {broken.Message}");
        }
    }

    return failed == 0 ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
