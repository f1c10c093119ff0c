using FsCheck;
using FsCheck.Fluent;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Proofs;

public class MerkleFrontierTests
{
    // The reference tree of Certificate Transparency's own tests: leaf data, and the root once it has been added.
    [Fact]
    public void Roots_are_those_of_certificate_transparency()
    {
        (string Data, string Root)[] reference =
        [
            ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
            ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
            ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
            ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
            ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
            ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
            ("606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
        ];
        var tree = new MerkleFrontier();
        foreach (var (data, root) in reference)
        {
            tree.Append(System.Security.Cryptography.SHA256.HashData([0x00, .. Convert.FromHexString(data)]));
            Convert.ToHexStringLower(tree.Root).ShouldBe(root);
        }
    }

    [Fact]
    public void The_root_is_that_of_the_definition_for_every_size() =>
        Prop.ForAll(Gen.Choose(1, 600).ToArbitrary(), size =>
        {
            var leaves = Enumerable.Range(0, size).Select(i => System.Security.Cryptography.SHA256.HashData([(byte)i, (byte)(i >> 8)])).ToArray();
            var tree = new MerkleFrontier();
            foreach (var leaf in leaves)
                tree.Append(leaf);
            tree.Root.ShouldBe(Definition(leaves));
            tree.Size.ShouldBe(size);
        }).QuickCheckThrowOnFailure();

    // RFC 6962, section 2.1, word by word.
    private static byte[] Definition(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
            return leaves[0];
        var k = 1;
        while (2 * k < leaves.Length)
            k *= 2;
        return MerkleFrontier.Node(Definition(leaves[..k]), Definition(leaves[k..]));
    }
}
