namespace Portfolio.Ledger.Tests.Promises;

/// <summary>
/// What an owner may do to the texts of <see cref="TwoTiles"/>, and the position at which it is found. The last value says
/// whether a commitment can be made that fits; otherwise the text itself is in no order, whatever its event commits to.
/// </summary>
public static class ChangedTexts
{
    private const string Salt = "decode('000102030405060708090a0b0c0d0e0f', 'hex')";

    private static readonly (string Change, int Position, bool Committable)[] Changes =
    [
        ("update ledger.texts set content = content || '.' where position = 300 and name = 'note'", 300, true),
        ("update ledger.texts set content = '' where position = 300 and name = 'note'", 300, true),
        ($"update ledger.texts set salt = {Salt} where position = 300 and name = 'note'", 300, true),
        ("update ledger.texts set salt = sha256(salt) where position = 300 and name = 'note'", 300, false),
        ("update ledger.texts set salt = null where position = 300 and name = 'note'", 300, false),
        ("update ledger.texts set content = null where position = 300 and name = 'plan'", 300, false),
        ("update ledger.texts set name = 'other' where position = 300 and name = 'note'", 300, true),
        ("delete from ledger.texts where position = 300 and name = 'note'", 300, true),
        ("delete from ledger.texts where position = 300", 300, true),
        ($"insert into ledger.texts values (300, 'more', {Salt}, 'x')", 300, true),
        ($"insert into ledger.texts values (299, 'note', {Salt}, 'x')", 299, true),
        ("insert into ledger.texts values (-3, 'note', null, null)", -3, false),
        ("update ledger.texts set redacted_by = 301 where position = 300 and name = 'plan'", 300, false),
        ("update ledger.texts set salt = null, content = null where position = 300 and name = 'note'", 300, false),
        ("update ledger.texts set salt = null, content = null, redacted_by = 301 where position = 300 and name = 'note'", 300, false),
    ];

    public static TheoryData<string, int> Each => new(Changes.Select(each => (each.Change, each.Position)));

    public static TheoryData<string, int, bool> EachWithWhetherItCanBeCommittedTo => new(Changes);
}
