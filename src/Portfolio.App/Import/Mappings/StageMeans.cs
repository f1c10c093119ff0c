namespace Portfolio.App.Import.Mappings;

/// <summary>What it means that a programme is at a stage.</summary>
public enum StageMeans
{
    /// <summary>It is reached: its piece of scope is delivered, with those before it.</summary>
    Reached,

    /// <summary>
    /// It is worked at: the pieces before it are delivered, its own is once the next stage is taken up, or the programme is
    /// complete.
    /// </summary>
    WorkedAt,
}
