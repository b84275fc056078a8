using System.Management.Automation;
using AdoEntra.Binding;

namespace AdoEntra.Commands;

/// <summary>
/// Takes a file or folder, and refuses anything else without showing it: the shell's binder would, and what was mixed up may be a secret.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class FileArgumentAttribute : ArgumentTransformationAttribute
{
    private const string Advice = "Pass a file, as Get-ChildItem gives it.";

    /// <inheritdoc/>
    /// <remarks>The binder goes on with the properties of an object that comes in where the cause is a failed cast.</remarks>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => PowerShellBodyAdapter.Bare(inputData) switch
    {
        null => null,
        FileSystemInfo file => file,
        _ => throw new ArgumentTransformationMetadataException(Advice, new PSInvalidCastException(Advice)),
    };
}
