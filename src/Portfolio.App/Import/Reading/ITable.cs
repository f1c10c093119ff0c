namespace Portfolio.App.Import.Reading;

/// <summary>A table in a file: the whole of a text file, or a sheet of a workbook.</summary>
public interface ITable
{
    /// <summary>What problems and events call it: the file’s name, with the sheet’s where there are several.</summary>
    string Name { get; }

    /// <summary>What day the number 0 stands for, where numbers stand for days.</summary>
    DateSystem Dates { get; }

    /// <summary>Reads it from the beginning.</summary>
    IRecords Open();
}
