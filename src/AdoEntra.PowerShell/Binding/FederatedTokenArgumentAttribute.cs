using System.Management.Automation;

namespace AdoEntra.Binding;

/// <summary>As <see cref="SecretArgumentAttribute"/>, for the parameter that also takes a script block.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class FederatedTokenArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            FederatedTokenReference reference => reference,
            ScriptBlock script => new FederatedTokenReference(script),
            _ => new FederatedTokenReference(SecretArgument.Take(inputData)!),
        };
}
