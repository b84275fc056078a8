#if !NETFRAMEWORK
using System.Management.Automation;
using AdoEntra.Json.Reading;

namespace AdoEntra.Internal;

/// <summary>
/// What the properties of an object are made from: the engine puts a copy of what it is given on the object, so one serves for all.
/// </summary>
internal sealed class NotePropertyTemplate() : PSNoteProperty("mold", null)
{
    /// <summary>Takes the next property.</summary>
    public NotePropertyTemplate With(string name, object? value)
    {
        SetMemberName(name);
        Value = value;
        return this;
    }

    /// <inheritdoc/>
    public override PSMemberInfo Copy() =>
        Value is LazyJsonValue unread ? new LazyNoteProperty(Name, unread) : new PSNoteProperty(Name, Value);
}
#endif
