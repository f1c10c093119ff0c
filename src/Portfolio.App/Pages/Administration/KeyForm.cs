using System.Globalization;
using System.Security.Cryptography;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Pages.Administration;

/// <summary>What an administrator typed to make a key.</summary>
/// <param name="Days">As typed.</param>
public sealed record KeyForm(string Label = "", string Role = "", string Days = "90")
{
    public const int LongestLife = 3650;

    /// <summary>To whose programmes it is kept; none: to no department's.</summary>
    public IReadOnlyList<string> Departments { get; init; } = [];

    /// <summary>Under which the form makes one key, however often it is sent.</summary>
    public string Once { get; init; } = NewOnce();

    public string? Fault { get; init; }

    public static string NewOnce() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The form with what is wrong with it; null if nothing is.</summary>
    /// <param name="asked">The key that it asks for.</param>
    public KeyForm? Check(Organisation organisation, out CreateApiKey asked)
    {
        var counted = int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LongestLife;
        asked = new(Role, Label, TimeSpan.FromDays(counted ? days : 1))
        {
            Departments = Departments.ToValueList(),
            Once = CommandKey.Of(Once, $"{Role}\n{Label}\n{Days}\n{string.Join(',', Departments)}"),
        };
        var fault = Label.Length is 0 or > 200 || Label.Any(char.IsControl) ? "Say in 1 to 200 characters what the key is for."
            : !CommandScope.IsKey(Once, CommandScope.LongestFormKey) ? "Open this form again: it is not as it was sent to you."
            : Role.Length == 0 ? "Say what the key may do: choose a role."
            : !counted ? $"A key lasts 1 to {LongestLife} days."
            : asked.Faults(organisation).FirstOrDefault()?.Sentence;
        return fault is null ? null : this with { Fault = fault };
    }
}

/// <summary>A key that was just made, with the key itself: shown this once.</summary>
public sealed record NewKey(ApiKey Kept, string Key);
