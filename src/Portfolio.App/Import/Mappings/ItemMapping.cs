namespace Portfolio.App.Import.Mappings;

/// <summary>A piece of scope that every programme of a history may have.</summary>
public sealed record ItemMapping
{
    /// <summary>Its code.</summary>
    public string Item { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>What it is worth to customers, 0 to 100: the file does not tell, so somebody has to say.</summary>
    public int CustomerValue { get; init; }

    /// <summary>The wording, of what changed, that tells the phase it is planned for.</summary>
    public string Target { get; init; } = "";

    /// <summary>The stages that stand for it.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];
}
