using System.Globalization;
using System.Text.Json;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.App.WebHooks;
using Portfolio.Domain;

namespace Portfolio.App.Pages.WebHooks;

/// <summary>What an administrator typed to register a web hook, kept as typed where it cannot be.</summary>
/// <param name="Sends">Events or alerts.</param>
/// <param name="After">A position, in digits; empty: from now on.</param>
/// <param name="Key">Makes the form the same however often it is sent.</param>
public sealed record WebHookForm(
    string Url, string Label, string Sends, ValueList<string> Types, ValueList<string> Rules, ValueList<string> Departments, string After,
    string Key)
{
    /// <summary>One that nothing was typed into yet.</summary>
    public static WebHookForm Empty => new("", "", WebHook.SendsEvents, [], [], [], "", Guid.NewGuid().ToString("N"));

    /// <summary>What is wrong with what was typed.</summary>
    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    public static WebHookForm Of(IFormCollection form) => new(
        form["url"].ToString().Trim(),
        form["label"].ToString().Trim(),
        form["sends"].ToString(),
        form["types"].OfType<string>().ToValueList(),
        form["rules"].OfType<string>().ToValueList(),
        form["departments"].OfType<string>().ToValueList(),
        form["after"].ToString().Trim(),
        form["key"].ToString());

    /// <summary>What is asked for; null where a number is none, or the form was not sent by this page.</summary>
    public (NewWebHook Asked, Envelope Envelope)? Read(Actor actor)
    {
        long? after = null;
        if (After.Length > 0)
        {
            if (!long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                return null;
            }

            after = position;
        }

        var asked = new NewWebHook(Url, Label, Types, Departments, after, Sends, Rules.Count > 0 ? Rules : null);
        var key = CommandScope.IsKey(Key, CommandScope.LongestFormKey) ? CommandKey.Of(Key, JsonSerializer.Serialize(asked, NewWebHook.Json)) : null;
        return (asked, new Envelope(actor) { Key = key });
    }

    /// <summary>What is wrong with a field or one of its entries, in a line; null where nothing is.</summary>
    public string? FaultOf(string field) =>
        Faults.Where(f => f.Field == field || f.Field.StartsWith($"{field}[", StringComparison.Ordinal)).Select(f => f.Sentence).ToList()
            is { Count: > 0 } sentences ? string.Join(" ", sentences) : null;
}
