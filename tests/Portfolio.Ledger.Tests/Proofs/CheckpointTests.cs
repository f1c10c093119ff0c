using System.Security.Cryptography;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Proofs;

/// <summary>Checkpoints as signed notes: what is signed is what is read, and by whom.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly CheckpointSigner signer = CheckpointSigner.Create();
    private readonly Checkpoint checkpoint =
        new(Guid.Parse("6f1ed002-ab55-4a11-8c5e-0123456789ab"), 2, true, 1234, [.. SHA256.HashData("root"u8)]);

    [Fact]
    public void A_note_is_read_back_as_it_was_written()
    {
        var note = signer.Sign(checkpoint).Note;

        var read = SignedCheckpoint.Parse(note);

        read.Checkpoint.ShouldBe(checkpoint);
        read.Note.ShouldBe(note);
        read.IsSignedBy([signer.Public]).ShouldBeTrue();
    }

    [Fact]
    public void Only_signatures_of_trusted_keys_count_and_a_false_one_spoils_the_note()
    {
        using var other = CheckpointSigner.Create();
        var (own, both) = (signer.Sign(checkpoint), other.Sign(signer.Sign(checkpoint)));
        var witness = new NoteSignature("witness.example/w", 7, [1, 2, 3]);

        own.IsSignedBy([other.Public]).ShouldBeFalse();
        own.IsSignedBy([]).ShouldBeFalse();
        both.IsSignedBy([other.Public]).ShouldBeTrue();
        both.IsSignedBy([signer.Public]).ShouldBeTrue();
        (own with { Signatures = [witness, .. own.Signatures] }).IsSignedBy([signer.Public]).ShouldBeTrue();
        (own with { Signatures = [witness] }).IsSignedBy([signer.Public]).ShouldBeFalse();
        (own with { Signatures = [own.Signatures[0] with { KeyName = "another" }] }).IsSignedBy([signer.Public]).ShouldBeFalse();
        (both with { Checkpoint = checkpoint with { Size = 1235 } }).IsSignedBy([signer.Public, other.Public]).ShouldBeFalse();
        var falsified = own.Signatures[0] with { Signature = other.Sign(checkpoint).Signatures[0].Signature };
        (own with { Signatures = [own.Signatures[0], falsified] }).IsSignedBy([signer.Public]).ShouldBeFalse();
    }

    [Fact]
    public void No_byte_of_a_note_can_be_changed_left_out_or_added()
    {
        var note = signer.Sign(checkpoint).Note;
        for (var i = 0; i < note.Length; i++)
        {
            Accepts(note.Remove(i, 1)).ShouldBeFalse($"without character {i}");
            Accepts(note[..i]).ShouldBeFalse($"cut at {i}");
            foreach (var each in "\n 0Aa=+—\r")
            {
                Accepts(note.Insert(i, each.ToString())).ShouldBeFalse($"“{each}” at {i}");
                if (note[i] != each)
                    Accepts(note.Remove(i, 1).Insert(i, each.ToString())).ShouldBeFalse($"“{each}” for {i}");
            }
        }
        Accepts(note + "\n").ShouldBeFalse();
        Accepts(note + new string('x', SignedCheckpoint.Longest)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("7", "07", "not written as")]
    [InlineData("7", "-7", "size")]
    [InlineData("7", "", "size")]
    [InlineData("7", "99999999999999999999", "size")]
    [InlineData("NWAZGAMChESyMgGKwEf9tWHAnCOnpodsheCLXk1I6fM=", "NWAZ", "root")]
    [InlineData("NWAZGAMChESyMgGKwEf9tWHAnCOnpodsheCLXk1I6fM=", "NWAZGAMChESyMgGKwEf9tWHAnCOnpodsheCLXk1I6fN=", "not written as")]
    [InlineData("incarnation 1", "incarnation x", "incarnation")]
    [InlineData("sample no", "sample maybe", "not written as")]
    [InlineData("sample no", "sample no\nmore", "6 lines")]
    [InlineData("ledger 6f", "ledger 6F", "not written as")]
    [InlineData("portfolio.ledger/6f", "portfolio.ledger/7f", "not written as")]
    public void What_is_not_a_checkpoint_is_refused_in_a_sentence(string part, string instead, string sentence)
    {
        const string text =
            "portfolio.ledger/6f1ed002-ab55-4a11-8c5e-0123456789ab\n7\nNWAZGAMChESyMgGKwEf9tWHAnCOnpodsheCLXk1I6fM=\n"
            + "ledger 6f1ed002-ab55-4a11-8c5e-0123456789ab\nincarnation 1\nsample no\n";
        Checkpoint.Parse(text).Text.ShouldBe(text);

        Should.Throw<FormatException>(() => Checkpoint.Parse(Replaced(text, part, instead))).Message.ShouldContain(sentence);
    }

    [Fact]
    public void Keys_are_read_from_PEM_and_only_on_the_one_curve()
    {
        using var other = CheckpointSigner.Create();
        using var wrong = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var again = CheckpointSigner.FromPem(signer.Pem);

        again.Public.ShouldBe(signer.Public);
        CheckpointKey.FromPem($"two keys\n{signer.Public.Pem}\n{other.Public.Pem}").ShouldBe([signer.Public, other.Public]);
        foreach (var pem in new[] { "", "no key", signer.Pem, wrong.ExportSubjectPublicKeyInfoPem(), rsa.ExportSubjectPublicKeyInfoPem() })
            Should.Throw<FormatException>(() => CheckpointKey.FromPem(pem));
        foreach (var pem in new[] { "", "no key", signer.Public.Pem, wrong.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem() })
            Should.Throw<FormatException>(() => CheckpointSigner.FromPem(pem));
    }

    public void Dispose() => signer.Dispose();

    private static string Replaced(string text, string part, string instead)
    {
        var at = text.IndexOf($"\n{part}", StringComparison.Ordinal) is var line and >= 0 ? line + 1 : text.IndexOf(part, StringComparison.Ordinal);
        return text[..at] + instead + text[(at + part.Length)..];
    }

    private bool Accepts(string note)
    {
        try
        {
            return SignedCheckpoint.Parse(note).IsSignedBy([signer.Public]);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
