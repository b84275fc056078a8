#if !NETFRAMEWORK
using System.Management.Automation;
using AdoEntra.Json.Reading;

namespace AdoEntra.Internal;

/// <summary>A note property whose value is read when it is accessed. To callers it looks like any other.</summary>
internal sealed class LazyNoteProperty(string name, LazyJsonValue unread) : PSNoteProperty(name, null)
{
    private LazyJsonValue? _unread = unread;

    /// <inheritdoc/>
    public override object? Value
    {
        get
        {
            lock (this) Read();
            return base.Value;
        }

        set
        {
            lock (this) _unread = null;
            base.Value = value;
        }
    }

    /// <inheritdoc/>
    public override PSMemberInfo Copy()
    {
        // Two objects share a value, as those of any property do.
        _ = Value;
        return base.Copy();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        _ = Value;
        return base.ToString();
    }

    // Once: what a caller has changed in it has to be there the next time.
    private void Read()
    {
        if (_unread is not { } unread) return;
        base.Value = unread.Read();
        _unread = null;
    }
}
#endif
