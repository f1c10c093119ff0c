namespace Portfolio.App.Import.Mappings;

/// <summary>What a register says has become of a programme.</summary>
public enum ListedState
{
    Active,
    Stalled,
    OnHold,
    Completed,
    Dropped,

    /// <summary>It is out of the register, and the register does not say why.</summary>
    Left,
}
