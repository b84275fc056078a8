using System.Management.Automation;

namespace AdoEntra.Binding;

/// <summary>
/// Refuses what is none of the words that a parameter takes, without showing it: ValidateSet would, and what was mixed up may be a secret.
/// </summary>
/// <param name="words">The words, as the ValidateSet beside it has them.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class ChoiceArgumentAttribute(params string[] words) : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes several.</summary>
    public bool IsList { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null) return null;
        return IsList && LanguagePrimitives.GetEnumerable(inputData) is { } items
            ? items.Cast<object>().Select(WordOf).ToArray()
            : WordOf(inputData);
    }

    private string WordOf(object? given)
    {
        string? text = LanguagePrimitives.TryConvertTo(given, out string converted) ? converted : null;
        return Array.Find(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentTransformationMetadataException($"Pass one of {string.Join(", ", words)}.");
    }
}
