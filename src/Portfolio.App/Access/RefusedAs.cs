namespace Portfolio.App.Access;

/// <summary>Marks a request that was refused, though a page answers it by leading elsewhere.</summary>
/// <param name="Status">401 (not signed in) or 403 (not allowed).</param>
public sealed record RefusedAs(int Status);
