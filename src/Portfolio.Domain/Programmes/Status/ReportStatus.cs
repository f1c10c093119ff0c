namespace Portfolio.Domain.Programmes;

/// <summary>
/// What the programme says of itself for a period. Never edited: a second report for a period supersedes the first and
/// says why. "Not rated" with its reason is a value.
/// </summary>
/// <param name="Period">The last day of the period it speaks of.</param>
/// <param name="Scale">Name and version of the scale, <c>RAG5@1</c>.</param>
/// <param name="Overall">A point of that scale; left out with <paramref name="NotRatedBecause"/>.</param>
/// <param name="NotRatedBecause">Why there is no overall rating.</param>
/// <param name="Schedule">A point of the scale for how it keeps to its days, where known.</param>
/// <param name="Cost">A point of the scale for how it keeps to its money, where known.</param>
/// <param name="Scope">A point of the scale for what it is to bring, where known.</param>
/// <param name="Benefits">A point of the scale for what customers and we get of it, where known.</param>
/// <param name="People">A point of the scale for those who do it, where known.</param>
/// <param name="Narrative">What there is to say beside the ratings.</param>
/// <param name="Reason">Why it supersedes an earlier report for the period.</param>
public sealed record ReportStatus(
    DateOnly Period,
    string Scale,
    string? Overall = null,
    string? NotRatedBecause = null,
    string? Schedule = null,
    string? Cost = null,
    string? Scope = null,
    string? Benefits = null,
    string? People = null,
    string? Narrative = null,
    string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults()
    {
        if (Overall is null == string.IsNullOrWhiteSpace(NotRatedBecause))
        {
            yield return new(
                "rated-or-says-why-not", "Give an overall rating, or say why there is none; not both.", "overall");
        }

        foreach (var fault in Words.Faults(NotRatedBecause, "notRatedBecause"))
        {
            yield return fault;
        }
    }

    public override IEnumerable<Refusal> FaultsOn(Occasion on)
    {
        foreach (var fault in Days.Faults(Period, on.Today, "period"))
        {
            yield return fault;
        }

        if (!on.Organisation.Scales.TryGetValue(Scale, out var scale))
        {
            yield return new(
                "scale-is-known",
                $"There is no status scale “{Words.Shown(Scale)}”; known are {string.Join(", ", on.Organisation.Scales.Values.Select(s => s.Key).Order(StringComparer.Ordinal))}.",
                "scale");
            yield break;
        }

        foreach (var (point, field) in new[]
        {
            (Overall, "overall"), (Schedule, "schedule"), (Cost, "cost"), (Scope, "scope"), (Benefits, "benefits"),
            (People, "people"),
        })
        {
            if (point is not null && !scale.Has(point))
            {
                yield return NotOnScale(scale, point, field);
            }
        }
    }

    // The narrative is kept apart and cannot be compared: whoever corrects nothing else gives a reason, and is heard.
    public override Decision Decide(Programme programme, Occasion on)
    {
        var report = new StatusReported(
            Period, on.Organisation.Scales[Scale].Key, Overall, Words.Tidy(NotRatedBecause), Schedule, Cost, Scope, Benefits,
            People);
        return programme.Statuses.TryGetValue(Period, out var held)
            && held.Report == report
            && (held.HasReason || string.IsNullOrWhiteSpace(Reason))
                ? Decision.Nothing
                : Decision.Record(
                    new NewFact(report, []).With(TextNames.Narrative, Narrative).With(TextNames.Reason, Reason));
    }

    internal static Refusal NotOnScale(Settings.StatusScale scale, string point, string field) => new(
        "rating-is-on-the-scale",
        $"“{Words.Shown(point)}” is not on the scale {scale.Key}: {string.Join(", ", scale.Points.Select(p => p.Name))}.",
        field);

    internal static Refusal? Rule(Programme p, StatusReported e, Recorded recorded)
    {
        if (e.Period > recorded.EffectiveOn)
        {
            return new(
                "status-speaks-of-the-past",
                $"A report made on {recorded.EffectiveOn:yyyy-MM-dd} cannot speak of a period that ends on {e.Period:yyyy-MM-dd}.",
                "period");
        }

        if (!p.Statuses.TryGetValue(e.Period, out var held))
        {
            return null;
        }

        // Whichever of the two was recorded later supersedes, wherever its day lies, and must say why.
        var laterHasReason = held.Position > recorded.Position
            ? held.HasReason
            : recorded.TextNames.Contains(TextNames.Reason);
        return laterHasReason
            ? null
            : new(
                "superseding-needs-a-reason",
                $"{p.Code} already has a status for the period to {e.Period:yyyy-MM-dd}: say why this one supersedes it.",
                "reason");
    }
}
