using System.Management.Automation;
using AdoEntra.Errors;

namespace AdoEntra.Binding;

/// <summary>
/// Takes a text or a <see cref="Uri"/> as an address. Of any other object the shell would make a text, and a request to that.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class AddressArgumentAttribute : ArgumentTransformationAttribute
{
    // Stands before the name of a type where an object was given: an exception here would be an error of the shell, which has the object
    // in it, and no InvalidRequest. No address begins so.
    private const char Foreign = '\0';

    private static readonly string[] s_names = ["Uri", "Url"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PowerShellBodyAdapter.Bare(inputData) switch
        {
            null => null,
            string text => text,
            Uri address => address.OriginalString,
            _ when HasAddress(inputData) => throw Elsewhere(),
            PSObject custom => Foreign + custom.TypeNames.FirstOrDefault(),
            { } other => Foreign + other.GetType().FullName,
        };

    /// <summary>The address that was given.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is an object of another kind.</exception>
    public static string? Checked(string? address) => address is { Length: > 0 } && address[0] == Foreign
        ? throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The value of -Uri is a {address.Substring(1)}, not an address.",
            "Pass a string or a Uri, or an object with a property Uri or Url; pass a body as -Body.")
        : address;

    private static bool HasAddress(object value) => s_names.Any(name => PSObject.AsPSObject(value).Properties[name] is not null);

    // The binder goes on with the object's property where the cause is a failed cast.
    private static ArgumentTransformationMetadataException Elsewhere() => new(
        "It takes a string or a Uri.", new PSInvalidCastException("It takes a string or a Uri."));
}
