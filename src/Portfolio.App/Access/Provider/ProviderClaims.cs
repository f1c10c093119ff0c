using System.Security.Claims;
using System.Text;
using System.Text.Json;

namespace Portfolio.App.Access.Provider;

/// <summary>Reads what a provider says of somebody. Providers differ in how: one value, several, JSON, JSON inside JSON.</summary>
public static class ProviderClaims
{
    private const int LongestName = 100;

    /// <summary>The roles of this program that somebody has, in its own order; none where no value of the claim gives one.</summary>
    public static IReadOnlyList<string> RolesOf(ClaimsPrincipal said, ProviderSettings settings)
    {
        var values = ValuesOf(said, settings.RoleClaim).ToHashSet(StringComparer.Ordinal);
        return [.. Roles.All.Where(role => settings.Roles.TryGetValue(role, out var giving) && giving.Any(values.Contains))];
    }

    /// <summary>
    /// To which departments what somebody records is kept; just <see cref="ProviderSettings.AllDepartments"/> where it is to
    /// none. Null where no claim is configured to tell.
    /// </summary>
    public static IReadOnlyList<string>? DepartmentsOf(ClaimsPrincipal said, ProviderSettings settings)
    {
        if (settings.DepartmentClaim is not { } claim)
        {
            return null;
        }

        var values = ValuesOf(said, claim).Select(v => v.Trim()).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return values.Contains(ProviderSettings.AllDepartments) ? [ProviderSettings.AllDepartments] : values;
    }

    /// <summary>What somebody is called: the best that the provider tells, else the subject’s id there.</summary>
    public static string NameOf(ClaimsPrincipal said)
    {
        var given = new[] { said.FindFirstValue("given_name"), said.FindFirstValue("family_name") };
        var name = new[]
        {
            said.FindFirstValue("name"),
            string.Join(' ', given.Where(n => !string.IsNullOrWhiteSpace(n))),
            said.FindFirstValue("preferred_username"),
            said.FindFirstValue("email"),
            said.FindFirstValue("sub"),
        }.First(n => !string.IsNullOrWhiteSpace(n))!;
        return string.Concat(name.Trim().EnumerateRunes().Where(r => !Rune.IsControl(r)).Take(LongestName));
    }

    private static IEnumerable<string> ValuesOf(ClaimsPrincipal said, string claim)
    {
        // A name may have dots of its own (https://example.com/roles): as it stands, it goes first.
        var whole = said.FindAll(claim).ToList();
        if (whole.Count > 0)
        {
            return whole.SelectMany(c => Strings(JsonOf(c.Value)) ?? [c.Value]);
        }

        var path = claim.Split('.');
        return path.Length == 1 ? [] : said.FindAll(path[0]).SelectMany(c => Strings(Inside(JsonOf(c.Value), path[1..])) ?? []);
    }

    private static JsonElement? Inside(JsonElement? json, IEnumerable<string> path)
    {
        foreach (var name in path)
        {
            json = json is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var inner) ? inner : null;
        }

        return json;
    }

    private static IEnumerable<string>? Strings(JsonElement? json) => json switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!),
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        _ => null,
    };

    private static JsonElement? JsonOf(string text)
    {
        if (text is not ['[' or '{', ..])
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A value that only looks like it is taken as it stands.
            return null;
        }
    }
}
