using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using AdoEntra.Internal;
using AdoEntra.Json.Writing;

namespace AdoEntra.Binding;

/// <summary>
/// PowerShell's objects in a body: custom objects by their properties, every other object by its public ones and those that were added to
/// it.
/// </summary>
internal sealed class PowerShellBodyAdapter : IBodyAdapter
{
    /// <inheritdoc/>
    public object? Unwrap(object? value) =>
        Text(Bare(value is PSObject wrapped and not WrittenNumber ? DeserializedValue.Restore(wrapped) : value));

    /// <summary>A value without what the shell puts around it; a switch as the truth value that it is.</summary>
    public static object? Bare(object? value) => value switch
    {
        SwitchParameter given => given.IsPresent,
        WrittenNumber written => written.Number,
        // What a command without output gives out is an object without properties.
        PSObject nothing when ReferenceEquals(nothing, AutomationNull.Value) => null,
        PSObject { BaseObject: SwitchParameter given } => given.IsPresent,
        PSObject { BaseObject: not PSCustomObject } wrapped => wrapped.BaseObject is NullString ? null : wrapped.BaseObject,
        NullString => null,
        _ => value,
    };

    // What the shell has for a text: a version, a place.
    private static object? Text(object? bare) => bare switch
    {
        PathInfo place => place.Path,
        { } version when version.GetType().FullName == "System.Management.Automation.SemanticVersion" => version.ToString(),
        _ => bare,
    };

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, object?>> Fields(object value, JsonBodyPath path)
    {
        switch (value)
        {
            case PSCredential:
                throw path.Refuse(
                    "is a credential, but a body is plain text",
                    "If the service needs the secret, pass it as a string."
                );
            case ScriptBlock or CommandInfo or ErrorRecord or PSModuleInfo or PSVariable or PSDriveInfo:
                throw path.HasNoJson(value);
            case PSObject custom when DeserializedValue.LostType(custom) is { } type:
                throw path.Refuse(
                    $"is what a job, a remote session or a file has left of a {type}",
                    "Make a string of it before it goes through there."
                );
        }

        // Those that the session's type data adds are for display; reading one may run a script.
        List<PSPropertyInfo> properties =
        [
            .. PSObject
                .AsPSObject(value)
                .Properties.Where(static property =>
                    property.IsGettable && (property.IsInstance || property.MemberType == PSMemberTypes.Property)
                ),
        ];
        if (properties.Count == 0 && value is not PSObject)
            throw path.HasNoJson(value);
        return properties.Select(property => new KeyValuePair<string, object?>(property.Name, Read(property, path)));
    }

    private static object? Read(PSPropertyInfo property, JsonBodyPath path)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException exception)
        {
            throw path.Unreadable(property.Name, (exception.InnerException ?? exception).Message);
        }
    }
}
