using AdoEntra.Errors;

namespace AdoEntra.Identity.Auto;

/// <summary>What AZURE_TOKEN_CREDENTIALS asks for (protocol.md 1.3): a group of sign-in methods, or exactly one.</summary>
internal sealed class AutoFilter
{
    public const string Variable = "AZURE_TOKEN_CREDENTIALS";

    // Names that Azure's libraries know and that are nothing for Auto, with what to do instead.
    private static readonly Dictionary<string, string> s_notHere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["VisualStudioCredential"] = "sign in with -AzureCli or -Interactive",
        ["VisualStudioCodeCredential"] = "sign in with -AzureCli or -Interactive",
        ["BrokerCredential"] = "sign in with -Interactive",
        ["InteractiveBrowserCredential"] = "it needs a user, so pass -Interactive",
        ["DeviceCodeCredential"] = "it needs a user, so pass -DeviceCode",
        ["ManagedIdentityAsFederatedIdentityCredential"] =
            "it needs an application, so pass -ClientId with -FederatedIdentity",
    };

    private static readonly string[] s_groups = ["prod", "dev"];

    private readonly string? _value;

    private AutoFilter(string? value) => _value = value;

    /// <summary>How it stands in the evidence of what it rules out or demands.</summary>
    public string Evidence => $"{Variable} is {_value}";

    private bool IsProduction => Is(s_groups[0]);

    private bool IsDevelopment => Is(s_groups[1]);

    /// <param name="variables">The environment.</param>
    /// <param name="ways">The ways there are.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: a value that means nothing, or nothing here.</exception>
    public static AutoFilter From(VariableReader variables, IReadOnlyList<AutoMethod> ways)
    {
        string? value = variables(Variable)?.Trim();
        if (string.IsNullOrEmpty(value)) return new(null);
        var filter = new AutoFilter(value);
        if (filter.IsProduction || filter.IsDevelopment)
            return filter;
        if (ways.FirstOrDefault(filter.Demands) is { } demanded)
            return new(demanded.CredentialName);
        string allowed = string.Join(
            ", ",
            s_groups.Concat(ways.Where(static way => way.CredentialName is not null).Select(static way => way.CredentialName))
        );
        throw s_notHere.TryGetValue(value!, out string? instead)
            ? new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The value {value} of {Variable} is not supported here: {instead}.",
                $"Clear {Variable}, or set it to one of {allowed}."
            )
            {
                Target = Variable,
            }
            : new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The value '{Redaction.Redact(value)}' of {Variable} is not valid.",
                $"Clear {Variable}, or set it to one of {allowed}."
            )
            {
                Target = Variable,
            };
    }

    /// <summary>
    /// Whether a way may be used. <c>prod</c> is what deployed programs have: also the identities of jobs, which Azure's libraries do not
    /// know.
    /// </summary>
    public bool Allows(AutoMethod way) =>
        _value is null || (IsProduction && !way.IsForDevelopers) || (IsDevelopment && way.IsForDevelopers) || Demands(way);

    /// <summary>Whether a way is the only one, so that no evidence is asked for.</summary>
    public bool Demands(AutoMethod way) => way.CredentialName is { } name && Is(name);

    private bool Is(string name) => string.Equals(_value, name, StringComparison.OrdinalIgnoreCase);
}
