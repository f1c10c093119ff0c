using System.Globalization;
using Portfolio.App.Verbs;
using Spectre.Console;

namespace Portfolio.App.Import;

/// <summary>Shows how far an import is: bars on a terminal, a line per file elsewhere. Never on standard output.</summary>
internal static class ImportConsole
{
    public static async Task<T> RunAsync<T>(TextWriter error, Func<IProgress<ImportProgress>, Task<T>> work)
    {
        if (!Verb.IsTerminal(error))
        {
            return await work(new Lines(error));
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return await terminal.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new SpinnerColumn())
            .StartAsync(progress => work(new Bars(progress)));
    }

    private static string Name(ImportProgress at) => at.Recording ? "recording" : "checking";

    private sealed class Lines(TextWriter error) : IProgress<ImportProgress>
    {
        private (bool, int)? _last;

        public void Report(ImportProgress value)
        {
            if (_last != (value.Recording, value.File))
            {
                _last = (value.Recording, value.File);
                error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{Name(value)} {value.Name} ({value.File} of {value.Files})"));
            }
        }
    }

    // A file's rows are not known beforehand, so that a bar counts files and its text the rows.
    private sealed class Bars(ProgressContext progress) : IProgress<ImportProgress>
    {
        private readonly Dictionary<bool, ProgressTask> _bars = [];

        public void Report(ImportProgress value)
        {
            if (!_bars.TryGetValue(value.Recording, out var bar))
            {
                _bars[value.Recording] = bar = progress.AddTask(Name(value), maxValue: value.Files);
            }

            bar.Value = value.Done ? value.File : value.File - 1;
            bar.Description = string.Create(
                CultureInfo.InvariantCulture, $"{Name(value)} {Markup.Escape(value.Name)} {value.Rows}");
        }
    }
}
