namespace Portfolio.Domain.Programmes;

public sealed partial record Programme
{
    /// <summary>Whether it is one of a register’s: by an id there, or because it was covered by it.</summary>
    public bool IsOf(string register) =>
        RegisterIds.Exists(i => i.Register.Equals(register, StringComparison.OrdinalIgnoreCase))
        || Coverage.Exists(c => c.Source.Equals(register, StringComparison.OrdinalIgnoreCase));
}
