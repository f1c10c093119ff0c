using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests;

/// <summary>Proofs out of the database: from leaf hashes and tiles, to the roots that the ledger had at each size.</summary>
public class ReadingProofs(ReadingProofs.ThreeTiles one) : IClassFixture<ReadingProofs.ThreeTiles>
{
    private ProofReader Proofs => one.Ledger.Ledger.Proofs;

    [Fact]
    public async Task Every_earlier_root_is_found_and_every_event_proven_in_it()
    {
        var random = new Random(1);
        foreach (var size in new[] { 1, 2, 255, 256, 257, 511, 512, 513, 700, 800 })
        {
            (await Proofs.RootAsync(size, default)).ShouldBe(one.Roots[size]);
            foreach (var position in new[] { 1, size, random.Next(1, size + 1) })
            {
                var inclusion = await Proofs.InclusionAsync(position, size, default);
                InclusionProof.Verify(one.Leaves[position - 1], position, size, inclusion, one.Roots[size]).ShouldBeTrue();
                var consistency = await Proofs.ConsistencyAsync(position, size, default);
                ConsistencyProof.Verify(position, one.Roots[position], size, one.Roots[size], consistency).ShouldBeTrue();
            }
        }
        (await Proofs.RootAsync(0, default)).ShouldBe(one.Roots[0]);
        (await Proofs.ConsistencyAsync(0, 800, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_proven_is_refused()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Proofs.InclusionAsync(0, 5, default));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Proofs.InclusionAsync(6, 5, default));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Proofs.ConsistencyAsync(-1, 5, default));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Proofs.ConsistencyAsync(6, 5, default));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Proofs.RootAsync(-1, default));
        (await Should.ThrowAsync<LedgerDamagedException>(() => Proofs.RootAsync(801, default))).Message
            .ShouldBe("The event at position 801 is missing.");
        (await Should.ThrowAsync<LedgerDamagedException>(() => Proofs.RootAsync(1024, default))).Message
            .ShouldBe("The tile 3 of level 1 is missing.");
    }

    [Fact]
    public async Task A_checkpoint_agrees_with_its_ledger_as_long_as_that_goes_on_from_it()
    {
        var now = Checkpoint.Of(await one.Ledger.Reader.HeadAsync(default));
        var then = now with { Size = 513, Root = [.. one.Roots[513]] };

        foreach (var (checkpoint, verdict, sentence) in new[]
        {
            (now, CheckpointVerdict.Agrees, "agrees with its checkpoint of 800 events"),
            (then, CheckpointVerdict.Agrees, "agrees with its checkpoint of 513 events"),
            (then with { Size = 0, Root = [.. one.Roots[0]] }, CheckpointVerdict.Agrees, "agrees"),
            (then with { Root = now.Root }, CheckpointVerdict.OtherRoot, "first 513 events are not those"),
            (then with { Size = 801 }, CheckpointVerdict.Shorter, "vouches for 801 events, and the ledger holds 800"),
            (then with { Incarnation = 2 }, CheckpointVerdict.OlderIncarnation, "is of incarnation 2"),
            (then with { Sample = true }, CheckpointVerdict.OtherMark, "is marked sample"),
            (then with { LedgerId = Guid.Empty }, CheckpointVerdict.OtherLedger, "is of ledger 0000"),
        })
        {
            var agreement = await CheckpointCheck.AgainstAsync(one.Ledger.Ledger, checkpoint, default);
            agreement.Verdict.ShouldBe(verdict);
            agreement.Sentence.ShouldContain(sentence);
        }
    }

    public sealed class ThreeTiles : IAsyncLifetime
    {
        public TestLedger Ledger { get; private set; } = null!;

        public IList<byte[]> Leaves { get; } = new List<byte[]>();

        /// <summary>The root at each size, from 0, as the leaves themselves give it.</summary>
        public IList<byte[]> Roots { get; } = new List<byte[]>();

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.CreateAsync();
            for (var i = 0; i < 8; i++)
                await Ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.Any, [.. Enumerable.Repeat(Given.Event(), 100)]));
            var tree = new MerkleFrontier();
            Roots.Add(tree.Root);
            await foreach (var page in Ledger.Reader.ReadSealedAsync(0, default))
            {
                foreach (var leaf in page.Select(Leaf.Hash))
                {
                    tree.Append(leaf);
                    Leaves.Add(leaf);
                    Roots.Add(tree.Root);
                }
            }
        }

        public ValueTask DisposeAsync() => Ledger.DisposeAsync();
    }
}
