using System.Management.Automation;

namespace AdoEntra.Binding;

/// <summary>Refuses what is no such value without showing it: the shell's binder would, and what was mixed up may be a secret.</summary>
/// <param name="type">What the parameter takes.</param>
/// <param name="advice">What to give: a sentence.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class ValueArgumentAttribute(Type type, string advice) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        null => null,
        _ when LanguagePrimitives.TryConvertTo(inputData, type, out object? value) => value,
        _ => throw new ArgumentTransformationMetadataException(advice),
    };
}
