using System.Globalization;
using Portfolio.App.Verbs;

namespace Portfolio.App.Import.Reading;

/// <summary>How much a file may hold. Each is named in the sentence that refuses what holds more.</summary>
public sealed record ImportLimits
{
    public static readonly ImportLimits Default = new();

    private const string Section = "Portfolio:Import:";

    /// <summary>Bytes of a file; over HTTP, of all the files of a request together.</summary>
    public long FileBytes { get; init; } = 256L << 20;

    /// <summary>Bytes of a workbook when unpacked: a small file can hold very much.</summary>
    public long UnpackedBytes { get; init; } = 2L << 30;

    /// <summary>Bytes of a workbook’s shared texts when unpacked: these alone are held in memory.</summary>
    public long SharedTextBytes { get; init; } = 128L << 20;

    /// <summary>Rows of a table.</summary>
    public int Rows { get; init; } = 5_000_000;

    /// <summary>Columns of a row.</summary>
    public int Columns { get; init; } = 2_000;

    /// <summary>Characters of a cell.</summary>
    public int CellCharacters { get; init; } = 100_000;

    /// <summary>Characters of a record of a text file.</summary>
    public int RecordCharacters { get; init; } = 8_000_000;

    /// <summary>As configured: <c>Portfolio:Import:Rows</c> (in the environment <c>Portfolio__Import__Rows</c>) and so on.</summary>
    /// <exception cref="WrongUseException">One is no number above zero.</exception>
    public static ImportLimits Of(IConfiguration configuration) => new()
    {
        FileBytes = Given(configuration, nameof(FileBytes), Default.FileBytes),
        UnpackedBytes = Given(configuration, nameof(UnpackedBytes), Default.UnpackedBytes),
        SharedTextBytes = Given(configuration, nameof(SharedTextBytes), Default.SharedTextBytes),
        Rows = (int)Given(configuration, nameof(Rows), Default.Rows),
        Columns = (int)Given(configuration, nameof(Columns), Default.Columns),
        CellCharacters = (int)Given(configuration, nameof(CellCharacters), Default.CellCharacters),
        RecordCharacters = (int)Given(configuration, nameof(RecordCharacters), Default.RecordCharacters),
    };

    /// <summary>As the environment says: what a verb goes by.</summary>
    /// <exception cref="WrongUseException">One is no number above zero.</exception>
    public static ImportLimits OfEnvironment() => Of(new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>How a limit is named to whoever runs the program.</summary>
    public static string Setting(string name) => $"Portfolio__Import__{name}";

    private static long Given(IConfiguration configuration, string name, long ordinarily)
    {
        var most = name is nameof(Rows) or nameof(Columns) or nameof(CellCharacters) or nameof(RecordCharacters)
            ? int.MaxValue
            : long.MaxValue;
        return configuration[Section + name] is not { } text
            ? ordinarily
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 && given <= most
                ? given
                : throw new WrongUseException($"{Setting(name)}: “{text}” is not a whole number above zero.");
    }
}
