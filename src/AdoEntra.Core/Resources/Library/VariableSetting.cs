using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Resources.Library;

/// <summary>What a variable is set to.</summary>
/// <param name="Name">Its name.</param>
internal sealed record VariableSetting(string Name)
{
    /// <summary>The value that everyone may read; null to keep the one that is there.</summary>
    public string? Value { get; init; }

    /// <summary>The value that no one may read again; null to keep the one that is there.</summary>
    public Secret? Secret { get; init; }

    /// <summary>Whether a job can change it while it runs; null to keep that.</summary>
    public bool? IsReadOnly { get; init; }

    /// <summary>The variable as it is sent.</summary>
    /// <param name="before">What it was; null for a new one.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it has no value, or a secret would be made readable.</exception>
    public Dictionary<string, object?> ApplyTo(AdoVariable? before)
    {
        if (before is null && Value is null && Secret is null)
            throw Refused($"The variable '{Name}' does not exist, and no value is given.", "Pass -Value or -Secret.");
        if (before is { IsSecret: true } && Value is not null)
        {
            throw Refused(
                $"The variable '{Name}' is secret: a value passed as -Value could be read by everyone who may use the variable group.",
                "Pass the value as -Secret. To make it readable on purpose, remove the variable first (Remove-AdoVariable).");
        }

        bool isSecret = Secret is not null || before is { IsSecret: true };
        Dictionary<string, object?> body = new(StringComparer.Ordinal)
        {
            ["value"] = isSecret ? Secret?.Reveal() : Value ?? before?.Value,
            ["isSecret"] = isSecret,
        };
        if (IsReadOnly ?? before?.IsReadOnly is true) body["isReadOnly"] = true;
        foreach (KeyValuePair<string, object?> other in before?.AdditionalProperties ?? new Dictionary<string, object?>())
            body[other.Key] = other.Value;
        return body;
    }

    /// <summary>Whether a variable is set so, as far as the service shows.</summary>
    public bool IsIn(AdoVariable variable) =>
        (Value is null || (!variable.IsSecret && variable.Value == Value)) && (Secret is null || variable.IsSecret);

    private AdoConnectionException Refused(string problem, string advice) =>
        new(ErrorIds.InvalidRequest, problem, advice) { Target = Name };
}
