using System.Collections;
using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Connections;
using AdoEntra.Diagnosis;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Commands;

/// <summary>Walks the whole way from signing in to reading a repository, and says where it breaks and who has to do what.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AdoEntraConnection", DefaultParameterSetName = SignInSets.Auto)]
[OutputType(typeof(AdoDiagnosisStep), typeof(bool), typeof(string))]
public sealed class TestAdoEntraConnectionCommand : SignInCmdlet
{
    private const string ConnectionSet = "Connection";

    /// <summary>
    /// The connection to test, by name or as the object that Connect-AdoEntra gave. Default: the default connection; without one, what
    /// Connect-AdoEntra would do here.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValueArgument(typeof(ConnectionReference), "It takes a connection's name, or the object that Connect-AdoEntra returns.")]
    public ConnectionReference? Connection { get; set; }

    /// <summary>The organization to sign in to: its name or its address. Default: as for Connect-AdoEntra.</summary>
    [Parameter]
    public string? Organization { get; set; }

    /// <summary>Gives nothing but true or false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Gives a text for a ticket: versions, each step, the ids for Microsoft's support; no token and no secret.</summary>
    [Parameter]
    public SwitchParameter AsText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        EnsureTogether();
        FindPrompt();
        DiagnosisQuestion question = Question();
        List<AdoDiagnosisStep> steps = [];
        var diagnosis = new ConnectionDiagnosis(
            ProcessServices.Current,
            question,
            step =>
            {
                steps.Add(step);
                return Quiet || AsText ? default : WriteAsync(step);
            }
        );
        string shell = Shell();
        bool passed = await diagnosis.RunAsync(cancellationToken).ConfigureAwait(false);
        if (Quiet) await WriteAsync(passed).ConfigureAwait(false);
        if (!AsText) return;
        foreach (string line in DiagnosisReport.Lines(steps, shell, DateTimeOffset.UtcNow)) await WriteAsync(line).ConfigureAwait(false);
    }

    private DiagnosisQuestion Question()
    {
        var question = new DiagnosisQuestion { Progress = Progress(), Project = GivenText.ReadName(Project, "-" + nameof(Project)) };
        if (Connection is not null || (!SignsIn && ProcessServices.Current.Connections.HasDefault(ConnectionReference.Owner)))
            return question with { Connection = ConnectionReference.Resolve(Connection) };
        // What cannot be used of it is where the way breaks.
        SignInOptions? signIn = null;
        AdoEntraException? refused = null;
        try
        {
            signIn = SignIn();
        }
        catch (AdoEntraException failure)
        {
            refused = failure;
        }

        return question with
        {
            Refused = refused,
            Request = new ConnectRequest(signIn)
            {
                Organization = GivenText.Find(Organization),
                Project = question.Project,
                TenantId = GivenText.Find(TenantId),
                Directory = SessionState.Path.CurrentFileSystemLocation.ProviderPath,
                Limit = Limit,
            },
        };
    }

    // Anything about a sign-in asks for one, whatever connection there is.
    private bool SignsIn => ParameterSetName != SignInSets.Auto || Given(nameof(Organization)) || Given(nameof(TenantId));

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private void EnsureTogether()
    {
        if (Quiet && AsText) throw NotTogether(nameof(Quiet), nameof(AsText));
        string[] others = [nameof(Organization), nameof(TenantId), nameof(TimeoutSec)];
        if (Connection is not null && Array.Find(others, Given) is { } other) throw NotTogether(nameof(Connection), other);
    }

    private static AdoConnectionException NotTogether(string one, string other) =>
        new(ErrorIds.InvalidRequest, $"The parameters -{one} and -{other} cannot be used together.", $"Remove -{one} or -{other}.");

    private string Shell() =>
        GetVariableValue("PSVersionTable") is IDictionary table ? $"PowerShell {table["PSVersion"]} ({table["PSEdition"]})" : "PowerShell";
}
