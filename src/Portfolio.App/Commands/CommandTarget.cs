namespace Portfolio.App.Commands;

/// <summary>What a command is recorded about: the kind of its stream.</summary>
public enum CommandTarget
{
    Programme,
    Department,
    Account,
    Shock,
    Wave,
    Survey,
    BoardPack,
    Settings,
}
