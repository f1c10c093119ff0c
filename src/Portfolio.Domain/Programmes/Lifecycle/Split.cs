namespace Portfolio.Domain.Programmes;

/// <summary>A part that goes on as a programme of its own.</summary>
/// <param name="Code">The new programme's code.</param>
/// <param name="Title">What the new programme is called.</param>
/// <param name="Department">Left out, that of the programme it was a part of.</param>
/// <param name="Items">The codes of the open scope items that go with it.</param>
public sealed record Part(string Code, string Title, string? Department = null, ValueList<string>? Items = null);

/// <summary>
/// Parts of the programme go on as programmes of their own: each is proposed, with the phases its items were in, and takes
/// these items over. The rest stays. All sides are recorded together.
/// </summary>
/// <param name="Into">The programmes that its parts go on as.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record Split(ValueList<Part> Into, string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults()
    {
        if (Into.Count == 0)
        {
            yield return new("split-into-parts", "Say into which new programmes it is split.", "into");
        }

        for (var i = 0; i < Into.Count; i++)
        {
            foreach (var fault in Domain.Code.Faults(Into[i].Code, $"into[{i}].code").Concat(Words.TitleFaults(Into[i].Title, $"into[{i}].title")))
            {
                yield return fault;
            }
        }

        if (Into.DistinctBy(p => p.Code, StringComparer.OrdinalIgnoreCase).Count() < Into.Count)
        {
            yield return new("parts-differ", "The same code is given to two parts.", "into");
        }

        var items = Into.SelectMany(p => p.Items ?? []).ToList();
        if (items.Distinct(StringComparer.OrdinalIgnoreCase).Count() < items.Count)
        {
            yield return new("item-goes-one-way", "A scope item can go with one part only.", "into");
        }
    }

    public override IEnumerable<Refusal> FaultsOn(Occasion on) =>
        Into.SelectMany((p, i) => CommandFaults.Department(p.Department, on, $"into[{i}].department"));

    public override Decision Decide(Programme programme, Occasion on)
    {
        if (Into.All(p => programme.SplitInto.Contains(p.Code, StringComparer.OrdinalIgnoreCase)))
        {
            return Decision.Nothing;
        }

        // An ended one is refused by the rule of the split itself, in its own words.
        if (programme.Open)
        {
            for (var i = 0; i < Into.Count; i++)
            {
                if ((Into[i].Department ?? programme.Department) is null)
                {
                    return Decision.Refuse(
                        "part-has-a-department", $"{programme.Code} has no department that {Into[i].Code} could have: give one.", $"into[{i}].department");
                }

                foreach (var item in Into[i].Items ?? [])
                {
                    if (ScopeRules.OpenItem(programme, item, "transferred", out _) is { } why)
                    {
                        return Decision.Refuse(why with { Field = $"into[{i}].items" });
                    }
                }
            }
        }

        return Decision.Record(
        [
            .. programme.Open
                ? Into.SelectMany(p => Handed(programme, p, on).SelectMany(h => h.Leaving)).Select(e => (NewFact)e)
                : [],
            new NewFact(new ProgrammeSplit(Into.Select(p => p.Code).ToValueList()), []).With(TextNames.Reason, Reason),
        ]);
    }

    public override IEnumerable<FactsElsewhere> Elsewhere(Programme programme, Occasion on)
    {
        foreach (var part in Into)
        {
            var handed = Handed(programme, part, on).ToList();
            var proposed = new ProgrammeProposed(
                part.Code, part.Title.Trim(), on.Organisation.DepartmentCode(part.Department ?? programme.Department!),
                programme.Accounts, programme.Segment, null, null, null, programme.Cadence, SplitFrom: programme.Code);
            var phases = handed.Select(h => h.Arriving.Phase).OfType<int>().Distinct().Order()
                .Select(n => programme.Phases[n])
                .Select(p => new PhasePlanned(p.Number, p.Title, p.Start, p.Finish, p.Funded));
            yield return new(part.Code,
            [
                new NewFact(proposed, []).With(TextNames.Reason, Reason),
                .. phases.Select(p => (NewFact)p),
                .. handed.Select(h => (NewFact)h.Arriving),
            ]);
        }
    }

    internal static Refusal? Rule(Programme p) => p.Open
        ? null
        : new("split-an-open", $"Only a programme that has not ended can be split; {p.Code} is {p.InWords()}.");

    private static IEnumerable<(IReadOnlyList<ProgrammeEvent> Leaving, ScopeItemReceived Arriving)> Handed(
        Programme programme, Part part, Occasion on) =>
        (part.Items ?? []).Select(code => programme.Items[code])
            .Select(i => Handover.Of(programme, i, part.Code, i.Phase, null, [], on.EffectiveOn));
}
