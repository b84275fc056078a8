using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>
/// The names of an object's fields up to one of them. The objects of a list have mostly the same names in the same order: the name that
/// came here before is found by comparing bytes, and is made into a string, and checked, only once.
/// </summary>
internal sealed class FieldNames
{
    // What is above is no list of like objects, but a table with names of its own; those are read and forgotten.
    private const int MostFollowers = 16;
    private const int MostKept = 4096;

    private readonly FieldNames _first;
    private readonly FieldNames? _before;
    private readonly byte[] _utf8;
    private readonly int _count;

    // Others may be reading: each of these is written once, complete.
    private FieldNames? _follower;
    private FieldNames? _sibling;
    private FieldSet? _set;

    private bool _isKept;
    private int _followers;
    private int _kept;

    /// <summary>No name yet.</summary>
    public FieldNames()
    {
        _first = this;
        _isKept = true;
        _utf8 = [];
        Name = string.Empty;
    }

    private FieldNames(FieldNames before, ref Utf8JsonReader reader)
    {
        _first = before._first;
        _before = before;
        _utf8 = reader.ValueSpan.ToArray();
        Name = reader.Text(out bool isDamaged);
        IsDamaged = isDamaged;
        _count = before._count + 1;
    }

    /// <summary>A number for the last of these names, which few others have; negative where they are not kept.</summary>
    public int Place { get; private set; } = -1;

    /// <summary>The last of these names; empty where there is none.</summary>
    public string Name { get; }

    /// <summary>Whether it has bytes that are not UTF-8.</summary>
    public bool IsDamaged { get; }

    /// <summary>These names and the one that the reader stands on.</summary>
    public FieldNames Next(ref Utf8JsonReader reader)
    {
        // As it came, escapes and all: the same bytes are always the same name.
        ReadOnlySpan<byte> utf8 = reader.ValueSpan;
        for (FieldNames? known = Volatile.Read(ref _follower); known is not null; known = known._sibling)
        {
            if (utf8.SequenceEqual(known._utf8)) return known;
        }

        return Keep(new FieldNames(this, ref reader));
    }

    /// <summary>All of the names.</summary>
    public FieldSet Set(IObjectFactory objects)
    {
        if (Volatile.Read(ref _set) is { } known) return known;
        string[] names = new string[_count];
        for (FieldNames last = this; last._before is { } before; last = before) names[last._count - 1] = last.Name;
        var set = new FieldSet(names, objects);
        Volatile.Write(ref _set, set);
        return set;
    }

    // Two that meet here may keep the same name twice; the second is never found, and does no harm.
    private FieldNames Keep(FieldNames next)
    {
        if (!_isKept || _followers >= MostFollowers || _first._kept >= MostKept) return next;
        lock (_first)
        {
            next.Place = _first._kept++;
            _followers++;
            next._isKept = true;
            next._sibling = _follower;
            Volatile.Write(ref _follower, next);
        }

        return next;
    }
}

/// <summary>The names of a whole object.</summary>
internal sealed class FieldSet
{
    public FieldSet(string[] names, IObjectFactory objects)
    {
        Names = names;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        FitAnObject = Array.TrueForAll(names, name => name.Length > 0 && seen.Add(name) && objects.Allows(name));
    }

    /// <summary>The names, in the order of the body.</summary>
    public string[] Names { get; }

    /// <summary>Whether an object can have them: each is one that it can have, and no two differ in case only.</summary>
    public bool FitAnObject { get; }
}
