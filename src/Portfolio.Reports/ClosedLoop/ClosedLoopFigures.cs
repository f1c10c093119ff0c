using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.ClosedLoop;

/// <summary>The figures about what is done with feedback.</summary>
public static class ClosedLoopFigures
{
    private static readonly FigureSpec Open = new("actionsOpen", "Actions open", "Actions raised and not closed on the day.");

    private static readonly FigureSpec Overdue = new(
        "actionsOverdue", "Open actions overdue", "Actions whose day has passed, of those open on the day.");

    private static readonly FigureSpec InTime = new(
        "closedInTime", "Closed in time",
        "Actions closed by their day, of those closed or past their day. Censored, and not in the denominator: open and not yet due.");

    private static readonly FigureSpec Days = new(
        "medianDaysToClose", "Median days to close",
        "The time by which half of the actions were closed; those open are censored on the day.");

    private static readonly FigureSpec Escalated = new("escalated", "Escalated", "Actions taken to somebody else at least once, of all actions.");

    private static readonly FigureSpec Told = new(
        "toldOfClosed", "Closed actions that somebody was told of",
        "Closed actions with at least one communication about them, of all closed actions of programmes. Not observed: those of waves, of which no communication is on record.");

    private static FigureSpec Response(int months) => new(
        "responseRate", "Response rate of feedback waves",
        $"Customers who answered, of all invited, over the waves that are closed of those opened in the {Amount.Months(months)} (a setting) up to the day. Censored, and not in the denominator: those invited to waves that still take answers. The interval takes customers as independent.");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var actions = ActionOn.All(slice);
        return Of(slice, actions, Closing(actions));
    }

    /// <summary>By time since an action was raised, the share not closed.</summary>
    internal static SurvivalCurve Closing(List<ActionOn> actions) => KaplanMeier.Estimate([.. actions.Select((a, i) => a.Spell(i))]);

    internal static ValueList<Figure> Of(Slice slice, List<ActionOn> actions, SurvivalCurve closing)
    {
        var response = Response(slice.Around.Settings.WaveMonths);

        return
        [
            Open.Count(
                OfOpen(slice, actions),
                observed: slice.Programmes.Any(p => p.SeenClosely) || actions.Count > 0),
            Overdue.Share(Count(slice, Overdue, actions.Where(a => a.Action.ClosedOn is null), a => a.Action.IsOverdueOn(a.AsOf))),
            InTime.Share(Count(slice, InTime, actions, a => a.Action.InTime(a.AsOf))),
            Days.Median(closing, Unit.Days, Behind(slice, actions)),
            Escalated.Share(Count(slice, Escalated, actions, a => a.Action.Escalations.Count > 0)),
            Told.Share(OfTold(slice, actions)),
            response.Share(Responses(slice, response)),
        ];
    }

    private static Tally OfOpen(Slice slice, List<ActionOn> actions)
    {
        var tally = Count(slice, Open, actions.Where(a => a.Action.ClosedOn is null), _ => true);

        // That none is open says something as long as somebody would report it, or some are closed.
        foreach (var p in tally.KeepsParts ? slice.Programmes : [])
        {
            if (p.SeenClosely)
            {
                tally.RestsOn(p);
            }
        }

        foreach (var a in tally.KeepsParts ? actions : [])
        {
            tally.RestsOn(a.Kind, a.Code, a.Action.At);
        }

        return tally;
    }

    private static Tally Behind(Slice slice, List<ActionOn> actions)
    {
        var tally = slice.Tally(Days);
        foreach (var a in tally.KeepsEvidence ? actions : [])
        {
            tally.Behind(a.Kind, a.Code, a.Action.At);
            if (a.Action.ClosedOn is null)
            {
                tally.Open(a.Kind, a.Code, a.Action.At);
            }
        }

        return tally;
    }

    // Null: it cannot be told yet.
    private static Tally Count(Slice slice, FigureSpec figure, IEnumerable<ActionOn> actions, Func<ActionOn, bool?> has)
    {
        var tally = slice.Tally(figure);
        foreach (var a in actions)
        {
            switch (has(a))
            {
                case true:
                    tally.Hit(a.Kind, a.Code, a.Action.ClosedAt is { } closed ? [a.Action.At, closed] : [a.Action.At]);
                    break;
                case false:
                    tally.Miss(a.Kind, a.Code, a.Action.At);
                    break;
                default:
                    tally.Open(a.Kind, a.Code, a.Action.At);
                    break;
            }
        }

        return tally;
    }

    private static Tally OfTold(Slice slice, IEnumerable<ActionOn> actions)
    {
        var tally = slice.Tally(Told);
        foreach (var a in actions.Where(a => a.Action.ClosedOn is not null))
        {
            if (a.Programme is null)
            {
                tally.Unseen(a.Kind, a.Code, a.Action.At);
            }
            else if (a.ToldAt is { } told)
            {
                tally.Hit(a.Programme, a.Action.At, told);
            }
            else
            {
                tally.Miss(a.Programme, a.Action.At);
            }
        }

        return tally;
    }

    private static Tally Responses(Slice slice, FigureSpec figure)
    {
        var tally = slice.Tally(figure);
        if (!ActionOn.WithWaves(slice) || slice.Parameters.Account is not null)
        {
            return tally;
        }

        foreach (var wave in WaveFigures.Late(slice))
        {
            if (wave.ClosedOn is null)
            {
                // Who has not answered yet still may.
                tally.Open(wave.Wave.Invited, Facts.WaveFacts.Kind, wave.Wave.Wave, wave.At);
                continue;
            }

            foreach (var response in wave.Responses)
            {
                tally.Hit(Facts.WaveFacts.Kind, wave.Wave.Wave, response.At);
            }

            tally.Miss(wave.Wave.Invited - wave.Responses.Count, Facts.WaveFacts.Kind, wave.Wave.Wave);
        }

        return tally;
    }
}
