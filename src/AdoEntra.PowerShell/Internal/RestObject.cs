using System.Management.Automation;
using System.Reflection;
using AdoEntra.Json.Reading;

namespace AdoEntra.Internal;

/// <summary>An object of a response as Invoke-RestMethod gives it: a custom object that has a note property for each field.</summary>
internal sealed class RestObject : IObjectFactory
{
    // What the engine keeps for itself on every object.
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "psobject",
        "psbase",
        "psadapted",
        "psextended",
        "pstypenames",
    };

    // Not in Windows PowerShell: room for the properties from the start, which halves what an object costs.
    private static readonly ConstructorInfo? s_withCapacity = typeof(PSObject).GetConstructors().SingleOrDefault(
        static constructor => constructor.GetParameters() is { Length: 1 } parameters && parameters[0].ParameterType == typeof(int));

    /// <inheritdoc/>
#if NETFRAMEWORK
    public bool TakesUnread => false;
#else
    public bool TakesUnread => true;
#endif

    /// <inheritdoc/>
    public bool Allows(string name) => !s_reserved.Contains(name);

    /// <inheritdoc/>
    public object Number(NumberText number) => new WrittenNumber(number);

    /// <inheritdoc/>
    public object Create(string[] names, object?[] values, int start)
    {
        PSObject made = s_withCapacity is null ? new PSObject() : (PSObject)s_withCapacity.Invoke([names.Length]);
        PSMemberInfoCollection<PSPropertyInfo> properties = made.Properties;


        // Validated: what the engine would look for is a name that is reserved or there already, once for each object.
#if NETFRAMEWORK
        for (int i = 0; i < names.Length; i++) properties.Add(new PSNoteProperty(names[i], values[start + i]), preValidated: true);
#else
        var mold = new NotePropertyTemplate();
        for (int i = 0; i < names.Length; i++) properties.Add(mold.With(names[i], values[start + i]), preValidated: true);
#endif
        return made;
    }
}
