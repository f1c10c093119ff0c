namespace Portfolio.App.Import.Receipts;

/// <summary>Another import of the same register is at work.</summary>
public sealed class ImportBusyException(string register)
    : Exception($"Another import of {register} is at work now: wait until it has ended, or cancel it.");
