using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

public class CompetingLogitAgreesWithR
{
    private static readonly IReadOnlyList<LogitCase> Cases = Reference.Cases<LogitCase>("competing-logit.json");

    public static TheoryData<int, string> Names() => new(Cases.Select((c, i) => (i, c.Name)));

    [Theory, MemberData(nameof(Names))]
    public void Coefficients_and_their_clustered_covariance_are_those_of_R(int index, string name)
    {
        var c = Cases[index];
        var rows = c.Rows();
        var clusters = rows.Select((r, i) => (Cluster: c.Cluster[i], Part: new LogitPart(i, r.Periods, r.First, r.Second)))
            .GroupBy(r => r.Cluster, r => r.Part)
            .Select(g => new ReadOnlyMemory<LogitPart>([.. g]));
        var fit = CompetingLogit.Fit(rows, c.X[0].Length, c.Penalty, clusters);
        for (var i = 0; i < c.Coefficients.Length; i++)
        {
            Reference.ShouldAgree(fit.Coefficients[i], c.Coefficients[i], $"coefficient {i} of {name}", 1e-12);
            for (var j = 0; j < c.Coefficients.Length; j++)
                Reference.ShouldAgree(fit.Covariance[i, j], c.Covariance[i][j], $"covariance {i}, {j} of {name}", 1e-12);
        }

        Reference.ShouldAgree(fit.LogLikelihood, c.LogLikelihood, name);
        fit.LogLikelihoodOf(rows).ShouldBe(fit.LogLikelihood);
    }

    [Fact]
    public void With_an_intercept_alone_the_hazards_are_the_shares()
    {
        var (first, second) = CompetingLogit.Fit([new(new byte[] { 0 }, 80, 4, 10)], 1, penalty: 1).Hazards([0]);
        first.ShouldBe(0.05, 1e-12);
        second.ShouldBe(0.125, 1e-12);
    }

    [Fact]
    public void The_same_comes_out_wherever_it_starts_and_in_whatever_order()
    {
        var c = Cases[^2];
        var rows = c.Rows();
        var once = CompetingLogit.Fit(rows, c.X[0].Length, c.Penalty);
        Array.Reverse(rows);
        var again = CompetingLogit.Fit(rows, c.X[0].Length, c.Penalty, from: once.Coefficients * -3);
        (again.Coefficients - once.Coefficients).AbsoluteMaximum().ShouldBeLessThan(1e-9);
    }

    private sealed record LogitCase(
        string Name, double Penalty, double[][] X, double[] N, double[] D1, double[] D2, int[] Cluster,
        double[] Coefficients, double[][] Covariance, double LogLikelihood)
    {
        public LogitRow[] Rows() =>
        [
            .. X.Select((x, i) => new LogitRow(
                Enumerable.Range(0, x.Length).Where(k => x[k] == 1).Select(k => (byte)k).ToArray(), N[i], D1[i], D2[i])),
        ];
    }
}
