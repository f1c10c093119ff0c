namespace Portfolio.App.Import.Reading;

/// <summary>
/// Records of which the first were read already, to find the headers: they come again, and the others behind them. A workbook
/// is so unpacked once less, which is most of the work of reading it.
/// </summary>
internal sealed class BegunRecords(IRecords records, IReadOnlyList<TableRecord> first) : IRecords
{
    private IReadOnlyList<TableRecord> _first = first;
    private int _at;

    public int Replaced => records.Replaced;

    public TableRecord? Read()
    {
        if (_at < _first.Count)
        {
            return _first[_at++];
        }

        // Not held any longer.
        (_first, _at) = ([], 0);
        return records.Read();
    }

    public void Dispose() => records.Dispose();
}
