using System.Management.Automation;

namespace AdoEntra.Binding;

/// <summary>
/// Takes a secret in whatever form it is given, so that the shell's binder never converts it, nor shows it because it cannot.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => SecretArgument.Take(inputData);
}
