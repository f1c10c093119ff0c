namespace Portfolio.App.Simulate.Life;

/// <summary>Something that can happen to a programme, at a rate that depends on how it stands.</summary>
internal abstract class Behaviour
{
    /// <summary>How often per month, as it stands; 0 when it cannot happen.</summary>
    public abstract double Rate(ProgrammeLife life);

    public abstract void Happen(ProgrammeLife life);
}

/// <summary>Something that can happen to a piece of scope that is still open, while its programme is active or stalled.</summary>
internal abstract class ScopeBehaviour
{
    /// <summary>How often per month, as it stands; 0 when it cannot happen.</summary>
    public abstract double Rate(ProgrammeLife life, LifeItem item);

    public abstract void Happen(ProgrammeLife life, LifeItem item);
}
