namespace Portfolio.Domain.Programmes;

/// <summary>What may be wrong with the parts that commands are made of; each gives all that is wrong at once.</summary>
internal static class CommandFaults
{
    public static IEnumerable<Refusal> Causes(ValueList<Derailer> causes, string? otherCause, bool needed)
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

        for (var i = 0; i < causes.Count; i++)
        {
            foreach (var fault in Known<Derailer>(causes[i], $"causes[{i}]"))
            {
                yield return fault;
            }
        }
    }

    /// <summary>A value of an enumeration that has no name: only a number cast to it gives one.</summary>
    public static IEnumerable<Refusal> Known<T>(T? value, string field)
        where T : struct, Enum
    {
        if (value is { } given && !Enum.IsDefined(given))
        {
            yield return new(
                "value-is-known", $"“{given}” is none of {string.Join(", ", Enum.GetNames<T>())}.", field);
        }
    }

    public static IEnumerable<Refusal> DateOrder(DateOnly? start, DateOnly? finish, string field)
    {
        if (start > finish)
        {
            yield return new(
                "start-before-finish",
                $"It would finish on {finish:yyyy-MM-dd}, before it starts on {start:yyyy-MM-dd}.",
                field);
        }
    }

    public static IEnumerable<Refusal> PhaseNumber(int? number, string field)
    {
        if (number is < 1 or > 99)
        {
            yield return new("phase-number-is-1-to-99", "Phases are numbered from 1 to 99.", field);
        }
    }

    public static IEnumerable<Refusal> Reason(string? reason, string field = "reason")
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            yield return new("reason-is-given", "Give the reason in words: it stays on the record.", field);
        }
    }

    public static IEnumerable<Refusal> Person(string? person, Occasion on, string field)
    {
        if (person is not null && !on.KnowsPerson(person))
        {
            yield return new(
                "person-is-known", $"There is no person with the id “{Words.Shown(person)}”: add them first.", field);
        }
    }

    public static IEnumerable<Refusal> Department(string? department, Occasion on, string field = "department")
    {
        if (department is not null && !on.Organisation.HasDepartment(department))
        {
            yield return new("department-is-known", $"There is no department “{Words.Shown(department)}”.", field);
        }
    }

    public static IEnumerable<Refusal> Account(string? account, Occasion on, string field = "account")
    {
        if (account is not null && !on.Organisation.HasAccount(account))
        {
            yield return new("account-is-known", $"There is no account “{Words.Shown(account)}”.", field);
        }
    }

    public static IEnumerable<Refusal> Shock(string? shock, Occasion on, string field)
    {
        if (shock is not null && on.Organisation.Shock(shock).Latest.Declared is null)
        {
            yield return new("shock-is-known", $"There is no shock “{Words.Shown(shock)}”.", field);
        }
    }

    public static IEnumerable<Refusal> Wave(string? wave, Occasion on, string field)
    {
        if (wave is not null && on.Organisation.Wave(wave).Latest.Opened is null)
        {
            yield return new("wave-is-known", $"There is no feedback wave “{Words.Shown(wave)}”.", field);
        }
    }

    public static IEnumerable<Refusal> Severity(int severity)
    {
        if (severity is < 1 or > 5)
        {
            yield return new("severity-is-1-to-5", "Severity is 1 to 5.", "severity");
        }
    }

    public static IEnumerable<Refusal> Accounts(ValueList<string>? accounts, Occasion on)
    {
        for (var i = 0; i < accounts?.Count; i++)
        {
            foreach (var fault in Account(accounts[i], on, $"accounts[{i}]"))
            {
                yield return fault;
            }
        }

        if (accounts?.Distinct(StringComparer.OrdinalIgnoreCase).Count() < accounts?.Count)
        {
            yield return new("accounts-differ", "The same account is given twice.", "accounts");
        }
    }

    /// <summary>The accounts' codes as they were first recorded.</summary>
    public static ValueList<string> AsRecorded(this ValueList<string>? accounts, Occasion on) =>
        accounts is null ? [] : accounts.Select(on.Organisation.AccountCode).ToValueList();
}
