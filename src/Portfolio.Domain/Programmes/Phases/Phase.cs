namespace Portfolio.Domain.Programmes;

public enum PhaseState
{
    Planned,
    Started,
    Completed,
    Cancelled,
}

/// <summary>A part of the programme that scope is put into, as it stands.</summary>
public sealed record Phase(int Number, string Title, DateOnly? Start, DateOnly? Finish, bool Funded, PhaseState State)
{
    /// <summary>Whether scope can still be put into it.</summary>
    public bool Open => State is PhaseState.Planned or PhaseState.Started;

    internal static Phase Planned(PhasePlanned e) => new(e.Number, e.Title, e.Start, e.Finish, e.Funded, PhaseState.Planned);

    internal Phase Replanned(PhaseReplanned e) => this with
    {
        Title = e.Title ?? Title,
        Start = e.Start ?? Start,
        Finish = e.Finish ?? Finish,
        Funded = e.Funded ?? Funded,
    };
}
