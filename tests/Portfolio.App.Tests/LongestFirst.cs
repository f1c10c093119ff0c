using Portfolio.App.Tests;
using Portfolio.App.Tests.Faults;
using Portfolio.App.Tests.Simulate;
using Portfolio.App.Tests.WebHooks;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Portfolio.App.Tests;

/// <summary>
/// Begins with the classes that take longest, which by chance stood alone at the end, on one of two cores, for up to a minute. The
/// runner gives all of them to the thread pool at once, of which one thread takes from the front and another from the end: so
/// the longest stand at both ends.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Front = [typeof(EveryFaultTests.OnTwoNodes)];

    private static readonly Type[] End = [typeof(DeliveriesOutliveTheProgramTests), typeof(RecoveryTests), typeof(EveryFaultTests.OnOtherSites)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections).OrderBy(Place)];

    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        return Array.Exists(Front, IsOf) ? 0 : 2 + Array.FindIndex(End, IsOf);

        // A class that names no collection has one of its own, called after it.
        bool IsOf(Type type) => collection.TestCollectionDisplayName.Contains($" {type.FullName} ", StringComparison.Ordinal);
    }
}
