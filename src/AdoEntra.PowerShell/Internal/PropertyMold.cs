#if !NETFRAMEWORK
using System.Management.Automation;
using AdoEntra.Http;

namespace AdoEntra.Internal;

/// <summary>What the properties of an object are made from: the engine puts a copy of what it is given on the object, so one serves for all.</summary>
internal sealed class PropertyMold() : PSNoteProperty("mold", null)
{
    /// <summary>Takes the next property.</summary>
    public PropertyMold With(string name, object? value)
    {
        SetMemberName(name);
        Value = value;
        return this;
    }

    /// <inheritdoc/>
    public override PSMemberInfo Copy() => Value is UnreadValue unread ? new UnreadProperty(Name, unread) : new PSNoteProperty(Name, Value);
}
#endif
