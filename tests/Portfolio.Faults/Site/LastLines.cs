namespace Portfolio.Faults;

/// <summary>The last few lines of what somebody says; for as long as one likes at the same memory.</summary>
internal sealed class LastLines
{
    private const int Most = 400;

    private readonly Queue<string> _lines = new();

    /// <param name="line">Null at the end.</param>
    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Most)
            {
                _lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (_lines)
        {
            return string.Join('\n', _lines);
        }
    }
}
