using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Proofs;

/// <summary>Promise 8: proofs verify for all sizes, and nothing but the true one does.</summary>
public class ProofTests
{
    private static readonly BytesTree Small = new(600);

    public static TheoryData<int> Sizes => [1, 2, 3, 4, 5, 7, 8, 9, 16, 33, 255, 256, 257, 600];

    [Fact]
    public void Inclusion_is_that_of_the_definition_and_verifies_for_every_size()
    {
        for (var size = 1; size <= 600; size++)
        {
            var root = Small.Defined(0, size);
            Small.Root(size).ShouldBe(root);
            foreach (var position in Some(size))
            {
                var proof = Small.Inclusion(position, size);
                proof.ShouldBe(Small.DefinedPath(position - 1, 0, size));
                InclusionProof.Verify(Small.Leaf(position), position, size, proof, root).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Consistency_is_that_of_the_definition_and_verifies_for_every_size()
    {
        for (var size = 1; size <= 600; size++)
        {
            foreach (var old in Some(size))
            {
                var proof = Small.Consistency(old, size);
                proof.ShouldBe(Small.DefinedSubproof(old, 0, size, b: true));
                ConsistencyProof.Verify(old, Small.Root(old), size, Small.Root(size), proof).ShouldBeTrue();
            }
            ConsistencyProof.Verify(0, Small.Root(0), size, Small.Root(size), []).ShouldBeTrue();
        }
    }

    [Fact]
    public void Both_verify_for_large_sizes()
    {
        const int most = 200_000;
        var (tree, random) = (new BytesTree(most), new Random(1));
        for (var i = 0; i < 200; i++)
        {
            var size = random.Next(1, most + 1);
            var position = random.Next(1, size + 1);
            InclusionProof.Verify(tree.Leaf(position), position, size, tree.Inclusion(position, size), tree.Root(size)).ShouldBeTrue();
            ConsistencyProof.Verify(position, tree.Root(position), size, tree.Root(size), tree.Consistency(position, size)).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_altered_inclusion_proof_is_refused(int size)
    {
        var root = Small.Root(size);
        foreach (var position in Some(size))
        {
            var (leaf, proof) = (Small.Leaf(position), Small.Inclusion(position, size));
            foreach (var (what, altered) in Altered(proof))
                InclusionProof.Verify(leaf, position, size, altered, root).ShouldBeFalse($"{position} of {size}: {what}");
            foreach (var (what, altered) in Altered([leaf]).Where(each => each.Proof.Length == 1))
                InclusionProof.Verify(altered[0], position, size, proof, root).ShouldBeFalse($"{position} of {size}: leaf {what}");
            foreach (var (what, altered) in Altered([root]).Where(each => each.Proof.Length == 1))
                InclusionProof.Verify(leaf, position, size, proof, altered[0]).ShouldBeFalse($"{position} of {size}: root {what}");
            for (var other = -1; other <= size + 1; other++)
                InclusionProof.Verify(leaf, other, size, proof, root).ShouldBe(other == position, $"{position} of {size} as {other}");
        }
    }

    // A proof does not fix the size by itself: only sizes in which the way to the leaf is another are refused. FORMAT.md
    // says so, and has the reader take size and root from one checkpoint.
    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_proof_for_another_size_is_refused_where_the_way_to_the_leaf_differs(int size)
    {
        foreach (var position in Some(size))
        {
            var proof = Small.Inclusion(position, size);
            var way = Way(position, size);
            for (var other = 0; other <= 600; other++)
            {
                var same = other >= position && Way(position, other) == way;
                InclusionProof.Verify(Small.Leaf(position), position, other, proof, Small.Root(size)).ShouldBe(same, $"{position} of {size} as of {other}");
                InclusionProof.Verify(Small.Leaf(position), position, other, proof, Small.Root(other)).ShouldBe(other == size);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_altered_consistency_proof_is_refused(int size)
    {
        var root = Small.Root(size);
        foreach (var old in Some(size))
        {
            var (oldRoot, proof) = (Small.Root(old), Small.Consistency(old, size));
            foreach (var (what, altered) in Altered(proof))
                ConsistencyProof.Verify(old, oldRoot, size, root, altered).ShouldBeFalse($"{old} to {size}: {what}");
            foreach (var (what, altered) in Altered([oldRoot]).Where(each => each.Proof.Length == 1))
                ConsistencyProof.Verify(old, altered[0], size, root, proof).ShouldBeFalse($"{old} to {size}: old root {what}");
            foreach (var (what, altered) in Altered([root]).Where(each => each.Proof.Length == 1))
                ConsistencyProof.Verify(old, oldRoot, size, altered[0], proof).ShouldBeFalse($"{old} to {size}: new root {what}");
            for (var other = -1; other <= size + 1; other++)
            {
                if (other != old)
                    ConsistencyProof.Verify(other, oldRoot, size, root, proof).ShouldBeFalse($"{old} to {size} as from {other}");
            }
        }
    }

    [Fact]
    public void A_tree_is_consistent_with_none_but_its_own_beginning()
    {
        ConsistencyProof.Verify(5, Small.Root(5), 5, Small.Root(5), []).ShouldBeTrue();
        ConsistencyProof.Verify(5, Small.Root(5), 5, Small.Root(6), []).ShouldBeFalse();
        ConsistencyProof.Verify(5, Small.Root(5), 5, Small.Root(5), [Small.Leaf(1)]).ShouldBeFalse();
        ConsistencyProof.Verify(0, Small.Root(1), 5, Small.Root(5), []).ShouldBeFalse();
        ConsistencyProof.Verify(0, Small.Root(0), 5, Small.Root(5), [Small.Leaf(1)]).ShouldBeFalse();
        ConsistencyProof.Verify(6, Small.Root(6), 5, Small.Root(5), Small.Consistency(5, 6)).ShouldBeFalse();
    }

    // Every position of a small tree; of a large one its ends, its powers of two and their neighbours.
    private static IEnumerable<int> Some(int size) => size <= 40
        ? Enumerable.Range(1, size)
        : new[] { 1, 2, size / 3, size / 2, size - 1, size, 255, 256, 257, 511, 512, 513 }.Where(each => each <= size).Distinct();

    // Every bit of every hash, every hash gone, doubled, exchanged, shortened or lengthened, and all of them cut or added to.
    private static IEnumerable<(string What, byte[][] Proof)> Altered(byte[][] proof)
    {
        for (var i = 0; i < proof.Length; i++)
        {
            for (var bit = 0; bit < 256; bit++)
            {
                var flipped = (byte[])proof[i].Clone();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                yield return ($"bit {bit} of hash {i}", [.. proof[..i], flipped, .. proof[(i + 1)..]]);
            }
            yield return ($"hash {i} gone", [.. proof[..i], .. proof[(i + 1)..]]);
            yield return ($"hash {i} doubled", [.. proof[..i], proof[i], .. proof[i..]]);
            yield return ($"hash {i} zero", [.. proof[..i], new byte[32], .. proof[(i + 1)..]]);
            yield return ($"hash {i} shortened", [.. proof[..i], proof[i][..31], .. proof[(i + 1)..]]);
            yield return ($"hash {i} lengthened", [.. proof[..i], [.. proof[i], 0], .. proof[(i + 1)..]]);
            yield return ($"hash {i} empty", [.. proof[..i], [], .. proof[(i + 1)..]]);
            if (i > 0)
                yield return ($"hashes {i - 1} and {i} exchanged", [.. proof[..(i - 1)], proof[i], proof[i - 1], .. proof[(i + 1)..]]);
        }
        yield return ("one hash more", [.. proof, new byte[32]]);
        yield return ("one hash before", [new byte[32], .. proof]);
        if (proof.Length > 1)
            yield return ("reversed", [.. proof.Reverse()]);
    }

    private static string Way(long position, long size)
    {
        var (way, first, end) = ("", 0L, size);
        while (end - first > 1)
        {
            var k = 1L;
            while (2 * k < end - first)
                k *= 2;
            (way, first, end) = position - 1 < first + k ? (way + "l", first, first + k) : (way + "r", first + k, end);
        }
        return way;
    }
}
