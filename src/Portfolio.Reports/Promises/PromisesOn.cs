using System.Collections;
using System.Runtime.InteropServices;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Promises;

/// <summary>The promises of a programme on its day, by item. Gone through for every programme of many reports: makes nothing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct PromisesOn(ProgrammeOn programme) : IEnumerable<PromiseOn>
{
    public Enumerator GetEnumerator() => new(programme);

    IEnumerator<PromiseOn> IEnumerable<PromiseOn>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [StructLayout(LayoutKind.Auto)]
    public struct Enumerator(ProgrammeOn programme) : IEnumerator<PromiseOn>
    {
        private readonly ScopeItemFacts[] _items = programme.PromisedOn;
        private int _item;
        private int _promise = -1;

        public readonly PromiseOn Current => PromiseOn.Of(programme, _items[_item], _items[_item].Version.Promises[_promise]);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            _promise++;
            while (_item < _items.Length && _promise >= _items[_item].Version.Promises.Count)
            {
                (_item, _promise) = (_item + 1, 0);
            }

            return _item < _items.Length;
        }

        public void Reset() => (_item, _promise) = (0, -1);

        public readonly void Dispose()
        {
        }
    }
}
