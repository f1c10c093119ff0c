using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Import.History;

/// <summary>What a row of a history means. Of one day they count in this order, whatever the order of the rows.</summary>
internal abstract record ChangeKind(int Order)
{
    /// <summary>First seen.</summary>
    public sealed record Opened() : ChangeKind(0);

    /// <summary>A fact that a register tells too.</summary>
    public sealed record Fact(RegisterField Field) : ChangeKind(Field == RegisterField.State ? 4 : 1);

    /// <summary>A piece of scope is planned for another phase.</summary>
    public sealed record Target(ItemMapping Item) : ChangeKind(2);

    /// <summary>How far it is.</summary>
    public sealed record Stage() : ChangeKind(3);

    /// <summary>It left the register.</summary>
    public sealed record Gone() : ChangeKind(5);
}
