using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>Another key signs the ledger's checkpoints from now on.</summary>
/// <param name="Former">Id of the key that signed until now, 8 hexadecimal digits.</param>
/// <param name="Next">Id of the new one.</param>
/// <param name="PublicKey">The new public key: SubjectPublicKeyInfo in DER, in base 64.</param>
public sealed record CheckpointKeyRotated(string Former, string Next, string PublicKey) : DomainEvent;
