namespace AdoEntra.Identity.ManagedIdentity;

/// <summary>Signs in as a managed identity of the host this process runs on.</summary>
/// <param name="Identity">Which of the host's identities.</param>
internal sealed record ManagedIdentitySignIn(ManagedIdentityReference Identity) : SignInOptions
{
    /// <summary>What this kind of credential is called.</summary>
    public const string KindName = "ManagedIdentity";

    public override string Kind => KindName;

    // The tenant is not part of it: a managed identity lives in exactly one, and the host takes no tenant.
    public override string Key => $"managed-identity|{Identity.Kind}|{Identity.Value}";

    public override bool NeedsEntra => true;

    public override string AskedAt(VariableReader variables) => Endpoint(variables);

    public override ITokenSource CreateSource(TokenSourceServices services) => new ManagedIdentityTokenSource(Identity, services);

    /// <summary>Where this host answers.</summary>
    public static string Endpoint(VariableReader variables) => ManagedIdentityHost.Detect(variables, File.Exists).Endpoint;

    /// <summary>The host that will be asked, for reports and for the error when it does not respond.</summary>
    public static string Host(VariableReader variables) => ManagedIdentityHost.Detect(variables, File.Exists).ToString();

    /// <summary>
    /// Variables of another sign-in method that are about and would lead other tools elsewhere: each is ignored, and said to be. None of
    /// the texts holds a value.
    /// </summary>
    public IReadOnlyList<string> IgnoredVariables(VariableReader variables)
    {
        var texts = new List<string>();
        string? clientId = variables("AZURE_CLIENT_ID")?.Trim();
        if (clientId is { Length: > 0 } && !string.Equals(clientId, Identity.Value, StringComparison.OrdinalIgnoreCase))
        {
            texts.Add(
                Identity.Kind == ManagedIdentityIdKind.SystemAssigned
                    ? "AZURE_CLIENT_ID is set but ignored: -Identity means the system-assigned identity; pass a user-assigned one "
                        + "as -ClientId."
                    : $"AZURE_CLIENT_ID is set but ignored: -Identity means {Identity}."
            );
        }

        if (variables("AZURE_FEDERATED_TOKEN_FILE") is { Length: > 0 })
        {
            texts.Add(
                "AZURE_FEDERATED_TOKEN_FILE is set but ignored: -Identity uses the host's own identity; use -WorkloadIdentity for "
                    + "the federation of a pod."
            );
        }

        return texts;
    }
}
