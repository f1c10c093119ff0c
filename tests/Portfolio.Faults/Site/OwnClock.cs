using System.Globalization;

namespace Portfolio.Faults;

/// <summary>A clock for one server, by the library libfaketime put under it. The machine's own is not touched.</summary>
internal sealed class OwnClock(string folder)
{
    private string Offset => Path.Combine(folder, "clock");

    /// <summary>Stands before the command that is to have this clock.</summary>
    /// <exception cref="InvalidOperationException">The library is not installed.</exception>
    public IReadOnlyList<string> Prefix
    {
        get
        {
            var library = new[] { "/usr/lib", "/usr/lib64", "/usr/local/lib" }
                .Where(Directory.Exists)
                .SelectMany(place => Directory.EnumerateFiles(place, "libfaketimeMT.so.1", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
                .FirstOrDefault()
                ?? throw new InvalidOperationException("Setting a server's clock needs libfaketime: install it (on Debian: apt-get install libfaketime).");
            return ["env", $"LD_PRELOAD={library}", $"FAKETIME_TIMESTAMP_FILE={Offset}", "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1"];
        }
    }

    /// <summary>Sets the clock so much ahead of the machine's, or behind.</summary>
    public void Set(TimeSpan ahead)
    {
        // In place of the old file at once: the server reads it at any moment.
        var next = Offset + ".next";
        File.WriteAllText(next, ahead.TotalSeconds.ToString("+0;-0;+0", CultureInfo.InvariantCulture));
        File.Move(next, Offset, overwrite: true);
    }
}
