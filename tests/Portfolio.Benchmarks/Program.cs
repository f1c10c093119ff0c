using System.CommandLine;
using Portfolio.Benchmarks;

var root = new RootCommand("What the product costs, beside a yardstick measured in the same run. Build with -c Release.")
{
    AppendBenchmark.Create(),
    CommandsBenchmark.Create(),
    GrowthBenchmark.Create(),
    NodesBenchmark.Create(),
    ReadBenchmark.Create(),
    FoldBenchmark.Create(),
    StartBenchmark.Create(),
    ReportsBenchmark.Create(),
    ForecastBenchmark.Create(),
    VerifyBenchmark.Create(),
    ImportBenchmark.Create(),
    FilesBenchmark.Create(),
    EmptyEndpoint.Create(),
};
return await root.Parse(args).InvokeAsync();
