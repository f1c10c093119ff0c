namespace Portfolio.Domain.Programmes;

/// <summary>Something a person asks to be put on a programme's record. A file per command holds it, its rule, its event.</summary>
public abstract record ProgrammeCommand
{
    /// <summary>Whether it opens the record, so that there must be none yet.</summary>
    public virtual bool Opens => false;

    /// <summary>
    /// Whether it can be announced: recorded before its day, from which it counts. Anything else has happened or not.
    /// </summary>
    public virtual bool MayLieAhead => false;

    /// <summary>What is wrong with the command in itself, whatever the programme's state; all at once.</summary>
    public virtual IEnumerable<Refusal> Faults() => [];

    /// <summary>
    /// The events it would give, in that state on that day; none if it changes nothing. Whether they may happen is asked
    /// of <see cref="ProgrammeRules"/>, by the same rule as for events recorded late or left over by a retraction.
    /// </summary>
    public abstract Decision Decide(Programme programme, Occasion on);

    private protected static IEnumerable<Refusal> CauseFaults(ValueList<Derailer> causes, string? otherCause, bool needed)
    {
        if (needed && causes.Count == 0)
        {
            yield return new("cause-is-given", "Give at least one cause: what threw it off?", "causes");
        }

        if (causes.Contains(Derailer.Other) && string.IsNullOrWhiteSpace(otherCause))
        {
            yield return new("other-cause-is-named", "The cause “Other” needs a text that says what it was.", "otherCause");
        }

        if (causes.Distinct().Count() != causes.Count)
        {
            yield return new("causes-differ", "The same cause is given twice.", "causes");
        }
    }

    private protected static IEnumerable<Refusal> TitleFaults(string? title, string field = "title")
    {
        if (title is not null && (string.IsNullOrWhiteSpace(title) || title.Length > 300))
        {
            yield return new("title-is-given", "A title has 1 to 300 characters.", field);
        }
    }

    private protected static IEnumerable<Refusal> DateOrderFaults(DateOnly? start, DateOnly? finish, string field)
    {
        if (start > finish)
        {
            yield return new(
                "start-before-finish",
                $"It would finish on {finish:yyyy-MM-dd}, before it starts on {start:yyyy-MM-dd}.",
                field);
        }
    }

    private protected static IEnumerable<Refusal> PhaseNumberFaults(int? number, string field)
    {
        if (number is < 1 or > 99)
        {
            yield return new("phase-number-is-1-to-99", "Phases are numbered from 1 to 99.", field);
        }
    }

    private protected static IEnumerable<Refusal> ReasonFaults(string reason, string field = "reason")
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            yield return new("reason-is-given", "Give the reason in words: it stays on the record.", field);
        }
    }

    private protected static IEnumerable<Refusal> PersonFaults(string person, Occasion on, string field)
    {
        if (!on.KnowsPerson(person))
        {
            yield return new("person-is-known", $"There is no person with the id “{person}”: add them first.", field);
        }
    }

    private protected static IEnumerable<Refusal> OrganisationFaults(
        string? department, ValueList<string>? accounts, Occasion on)
    {
        if (department is not null && !on.Organisation.HasDepartment(department))
        {
            yield return new("department-is-known", $"There is no department “{department}”.", "department");
        }

        for (var i = 0; i < accounts?.Count; i++)
        {
            if (!on.Organisation.HasAccount(accounts[i]))
            {
                yield return new("account-is-known", $"There is no account “{accounts[i]}”.", $"accounts[{i}]");
            }
        }
    }

    private protected static Decision FirstOf(IEnumerable<Refusal> faults, Func<Decision> otherwise)
    {
        var all = faults.ToValueList();
        return all.Count > 0 ? new Decision.Refused(all) : otherwise();
    }
}
