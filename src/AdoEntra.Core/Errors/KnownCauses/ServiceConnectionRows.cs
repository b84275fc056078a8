namespace AdoEntra.Errors.KnownCauses;

/// <summary>
/// Azure Pipelines gives no token for a service connection, or does not start a run that uses it. One message stands for four causes; the
/// words tell them apart where they do.
/// </summary>
internal static class ServiceConnectionRows
{
    private const string Reference =
        "The pipeline's author has to reference the connection in this stage, for example in an AzureCLI@2 task or an environment that "
            + "uses it";

    private const string Authorize = "an administrator of the connection has to authorize it for this pipeline";

    private const string Enable =
        "enables it (Enable-AdoServiceConnection, or Project settings, Service connections): a connection that is not used for 100 days "
            + "is disabled";

    public static readonly KnownCause ConnectionUnavailable = new(
        nameof(ConnectionUnavailable),
        ErrorIds.ServiceConnectionUnavailable,
        WhoCanFix.ConnectionAdministrator,
        "The service connection {connection} cannot be used by this pipeline: it does not exist, is disabled, or is not authorized for it; "
            + "the service does not say which.",
        "Check its name. An administrator of the connection " + Enable + "; authorizes it for this pipeline (Security, Pipeline "
            + "permissions); and converts it where its page says that it is outdated."
    )
    {
        Words = KnownCause.Pattern(@"service connection.{0,200}(?:could not be found|does not exist, has been disabled)"),
    };

    public static readonly KnownCause ConnectionNotReferenced = new(
        nameof(ConnectionNotReferenced),
        ErrorIds.ServiceConnectionUnavailable,
        WhoCanFix.PipelineAuthor,
        "Azure Pipelines refused this stage a token for the service connection {connection}{by}: this stage does not reference it.",
        Reference + "; " + Authorize + "."
    )
    {
        Words = KnownCause.Pattern(@"no explicit reference|not (?:explicitly )?referenced (?:in|by) (?:this|the) (?:stage|job|pipeline)"),
    };

    public static readonly KnownCause ConnectionOutdated = new(
        nameof(ConnectionOutdated),
        ErrorIds.ServiceConnectionUnavailable,
        WhoCanFix.ConnectionAdministrator,
        "The service connection {connection} is outdated{by}.",
        "An administrator of the connection has to convert or update it on its own page (Project settings, Service connections, Update)."
    )
    {
        Words = KnownCause.Pattern(@"service (?:connection|endpoint).{0,200}\b(?:is outdated|must be (?:updated|converted))"),
    };

    public static readonly KnownCause ConnectionDisabled = new(
        nameof(ConnectionDisabled),
        ErrorIds.ServiceConnectionUnavailable,
        WhoCanFix.ConnectionAdministrator,
        "The service connection {connection} is disabled{by}.",
        "An administrator of the connection " + Enable + "."
    )
    {
        Words = KnownCause.Pattern(@"service (?:connection|endpoint).{0,200}\b(?:is|was|has been) disabled\b(?! or)"),
    };

    public static readonly KnownCause ConnectionNotAuthorized = new(
        nameof(ConnectionNotAuthorized),
        ErrorIds.ServiceConnectionUnavailable,
        WhoCanFix.ConnectionAdministrator,
        "The service connection {connection} is not authorized for this pipeline{by}.",
        "An administrator of the connection has to authorize it for this pipeline (Project settings, Service connections, Security, "
            + "Pipeline permissions), or permits it in the run that waits for it."
    )
    {
        Words = KnownCause.Pattern(
            @"service (?:connection|endpoint).{0,200}\b(?:not (?:been )?authori[sz]ed|needs? permission|unauthori[sz]ed)"
        ),
    };

    public static readonly KnownCause ConnectionRefused = new(
        nameof(ConnectionRefused),
        ErrorIds.ServiceConnectionUnavailable,
        WhoCanFix.PipelineAuthor,
        "Azure Pipelines refused this stage a token for the service connection {connection}{by}.",
        Reference + "; " + Authorize + ", and " + Enable + ". Check that the id is correct and that it is an Azure Resource Manager "
            + "connection with workload identity federation."
    );

    public static readonly KnownCause JobTokenRefused = new(
        nameof(JobTokenRefused),
        ErrorIds.InvalidCredential,
        WhoCanFix.PipelineAuthor,
        "Azure Pipelines did not accept the job token ({status}).",
        "Map the token of this job ('env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)'): it expires with the job, and a personal access "
            + "token is not accepted."
    );

    // The first whose words fit counts: those that say more go first.
    public static readonly KnownCause[] Rows =
    [
        ConnectionNotReferenced,
        ConnectionUnavailable,
        ConnectionOutdated,
        ConnectionDisabled,
        ConnectionNotAuthorized,
        ConnectionRefused,
        JobTokenRefused,
    ];
}
