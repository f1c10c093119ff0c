using System.Globalization;
using Portfolio.App.Verbs;

namespace Portfolio.App.Web;

/// <summary>How large requests may be; what is larger is refused, and told the limit.</summary>
/// <param name="Body">Bytes of a request's body, unless the endpoint says otherwise.</param>
/// <param name="BulkBody">Bytes of a request with many commands.</param>
/// <param name="Commands">Most commands of one request.</param>
public sealed record RequestSizes(long Body = Limits.Body, long BulkBody = 4 * 1024 * 1024, int Commands = 1000)
{
    public const string Section = "Requests";

    /// <summary>As the configuration says (<c>Requests__Body</c> and so on); else as usual.</summary>
    /// <exception cref="WrongUseException">A size is not a number from 1 to 2,147,483,647.</exception>
    public static RequestSizes Of(IConfiguration configuration)
    {
        var (section, usual) = (configuration.GetSection(Section), new RequestSizes());
        return new(
            Number(section, nameof(Body), (int)usual.Body), Number(section, nameof(BulkBody), (int)usual.BulkBody),
            Number(section, nameof(Commands), usual.Commands));
    }

    private static int Number(IConfigurationSection section, string name, int usual) =>
        section[name] is not { Length: > 0 } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new WrongUseException($"{Section}__{name} is “{Domain.Words.Shown(text)}”: give a number from 1 to {int.MaxValue}.");
}
