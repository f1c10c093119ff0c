using System.Globalization;
using Portfolio.App.Verbs;

namespace Portfolio.App.Web;

/// <summary>How many requests each caller may make of a node, so that one that runs wild leaves room for the others.</summary>
/// <param name="PerSecond">So many in the long run; each second brings as many again.</param>
/// <param name="Burst">So many at once, after a while of fewer.</param>
public sealed record RateLimits(int PerSecond, int Burst)
{
    /// <summary>
    /// Beyond loopback, a caller gets about a tenth of what a node can do. On loopback there is no limit: whoever is there
    /// has the whole machine already.
    /// </summary>
    public static readonly RateLimits Beyond = new(1_000, 3_000);

    private const string Section = "RateLimits";
    private const int Most = 1_000_000;

    /// <summary>
    /// As configured (<c>RateLimits__PerSecond</c> and <c>RateLimits__Burst</c> in the environment); null: there is none,
    /// which <c>RateLimits__PerSecond=0</c> says too.
    /// </summary>
    /// <exception cref="WrongUseException">It is not that.</exception>
    public static RateLimits? Of(IConfiguration configuration, bool loopback)
    {
        var section = configuration.GetSection(Section);
        var (perSecond, burst) = (Number(section, nameof(PerSecond), 0), Number(section, nameof(Burst), 1));
        if (perSecond is null && burst is not null)
        {
            throw new WrongUseException($"{Section}__{nameof(Burst)} goes with {Section}__{nameof(PerSecond)}: set both, or the latter alone.");
        }

        if (burst < perSecond)
        {
            throw new WrongUseException($"{Section}__{nameof(Burst)} is {burst}: that is fewer than one second brings, {perSecond}.");
        }

        return perSecond switch
        {
            null => loopback ? null : Beyond,
            0 => null,
            { } given => new(given, burst ?? (int)Math.Min(Most, given * 3L)),
        };
    }

    private static int? Number(IConfigurationSection section, string name, int least) => section[name] is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= Most ? number
        : throw new WrongUseException($"{Section}__{name} is “{text}”, and a number from {least} to {Most} was expected.");
}
