using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Portfolio.Reports.Tests.Statistics;

/// <summary>Values made by R, embedded from the folder Reference.</summary>
internal static class Reference
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static IReadOnlyList<T> Cases<T>(string file)
    {
        using var stream = typeof(Reference).Assembly.GetManifestResourceStream(file).ShouldNotBeNull();
        var cases = JsonSerializer.Deserialize<ReferenceFile<T>>(stream, Options).ShouldNotBeNull().Cases;
        cases.ShouldNotBeEmpty();
        return cases;
    }

    /// <summary>Agrees to a relative 1e-9; nothing agrees with nothing only.</summary>
    /// <param name="actual">Ours.</param>
    /// <param name="expected">R's.</param>
    /// <param name="what">For the message.</param>
    /// <param name="rounding">How far from 0 R's own rounding may leave what is exactly 0.</param>
    public static void ShouldAgree(double? actual, double? expected, string what, double rounding = 0)
    {
        if (expected is not { } e)
        {
            actual.ShouldBeNull(what);
            return;
        }

        var a = actual.ShouldNotBeNull(what);
        var off = Math.Abs(a - e);
        // Said this way round, a NaN does not agree with anything.
        if (!(off <= Math.Max(1e-9 * Math.Abs(e), rounding)))
            throw new ShouldAssertException($"{what}: {a:R} should be {e:R}, and is off by {off:g2}");
    }

    private sealed record ReferenceFile<T>(string MadeWith, IReadOnlyList<T> Cases);
}
