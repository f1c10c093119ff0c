using System.Security.Cryptography;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests;

public sealed class KeptCheckpointsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kept-checkpoints-").FullName;
    private readonly CheckpointSigner signer = CheckpointSigner.Create();
    private readonly Checkpoint first = new(Guid.NewGuid(), 1, false, 9, [.. SHA256.HashData("9"u8)]);

    [Fact]
    public async Task The_newest_is_that_of_the_latest_incarnation_and_the_greatest_size()
    {
        var kept = new KeptCheckpoints(Path.Combine(folder, "not yet made"), [signer.Public]);
        (await kept.NewestAsync(default)).ShouldBeNull();
        (await kept.AllAsync(default).ToListAsync()).ShouldBeEmpty();

        Checkpoint[] made = [first with { Size = 100 }, first, first with { Incarnation = 2, Size = 10 }];
        foreach (var each in made)
            kept.Keep(signer.Sign(each));

        (await kept.NewestAsync(default))!.Checkpoint.ShouldBe(made[2]);
        (await kept.AllAsync(default).ToListAsync()).Select(each => each.Checkpoint).ShouldBe([made[1], made[0], made[2]]);
    }

    [Fact]
    public async Task Who_signs_again_takes_the_place_of_the_former()
    {
        var kept = new KeptCheckpoints(folder, [signer.Public]);
        var file = kept.Keep(signer.Sign(first));
        using var other = CheckpointSigner.Create();
        (kept.Keep(other.Sign(signer.Sign(first)))).ShouldBe(file);

        (await kept.NewestAsync(default))!.Signatures.Length.ShouldBe(2);
        Directory.GetFiles(folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_that_cannot_be_relied_on_is_refused_and_not_passed_over()
    {
        var kept = new KeptCheckpoints(folder, [signer.Public]);
        using var stranger = CheckpointSigner.Create();
        kept.Keep(signer.Sign(first));
        var newest = kept.Keep(stranger.Sign(first with { Size = 10 }));

        (await Should.ThrowAsync<LedgerDamagedException>(() => kept.NewestAsync(default))).Message
            .ShouldBe($"The kept checkpoint {newest} cannot be relied on: None of the ledger's keys has signed it.");
        await File.WriteAllTextAsync(newest, "");
        (await Should.ThrowAsync<LedgerDamagedException>(() => kept.NewestAsync(default))).Message.ShouldContain("no signatures");
    }

    public void Dispose()
    {
        signer.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
