namespace Portfolio.App.Node;

/// <summary>The condition of a caller who has seen a record at a version.</summary>
/// <param name="Version">Only if the record is still at this version …</param>
/// <param name="OrStillTheSame">… or if the command would be decided now just as it was then.</param>
public readonly record struct IfVersion(int Version, bool OrStillTheSame = false)
{
    public static implicit operator IfVersion(int version) => new(version);
}
