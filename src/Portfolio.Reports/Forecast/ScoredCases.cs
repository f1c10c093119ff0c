using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Portfolio.Reports.Forecast;

/// <summary>The scored cases of some quarters in a row, each made as it is looked at.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ScoredCases(ScoredPast past, int from, int to)
{
    public Enumerator GetEnumerator() => new(past, from, to);

    [StructLayout(LayoutKind.Auto)]
    public ref struct Enumerator(ScoredPast past, int from, int to)
    {
        private readonly ReadOnlySpan<SaidItem> _items = past.Items;
        private int _quarter = from - 1;
        private int _at = -1;
        private ReadOnlySpan<WhatCame> _came;
        private ReadOnlySpan<int> _itemOf;
        private ImmutableArray<ForecastCase> _cases = [];
        private double _baseRate;

        public readonly ScoredCase Current => new(
            _items[_itemOf[_at]].Programme, _cases[_at].Delivered, _baseRate, _came[_at].Delivered, past.WeightOf(_came[_at]));

        public bool MoveNext()
        {
            while (true)
            {
                while (++_at < _came.Length)
                {
                    if (_came[_at].Scored)
                    {
                        return true;
                    }
                }

                if (++_quarter >= to)
                {
                    return false;
                }

                var quarter = past.Quarter(_quarter);
                _came = past.CameOf(_quarter);
                _itemOf = past.ItemsOf(_quarter);
                (_at, _cases, _baseRate) = (-1, quarter.Cases, quarter.BaseRate);
            }
        }
    }
}
