using System.Management.Automation;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Binding;

/// <summary>Refuses a secret in the place of a word or a user name, which the shell would repeat.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class NotSecretAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        MisplacedSecret.IsKnown($"{inputData}")
            ? throw new ArgumentTransformationMetadataException("It looks like a token or another secret; it is not shown.")
            : inputData;
}
