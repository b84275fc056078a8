using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Connections;
using AdoEntra.Diagnosis;

namespace AdoEntra.Commands;

/// <summary>Walks the whole way from signing in to seeing a project, and says where it breaks and who has to do what.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AdoEntraConnection", DefaultParameterSetName = StepsSet)]
[OutputType(typeof(AdoDiagnosisStep), ParameterSetName = [StepsSet])]
[OutputType(typeof(bool), ParameterSetName = [QuietSet])]
[OutputType(typeof(string), ParameterSetName = [TextSet])]
public sealed class TestAdoEntraConnectionCommand : AsyncCmdlet
{
    private const string StepsSet = "Steps";
    private const string QuietSet = "Quiet";
    private const string TextSet = "Text";

    /// <summary>
    /// The connection to test, by name or as the object that Connect-AdoEntra gave. Default: the default connection; without one, what
    /// Connect-AdoEntra would do here.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValueArgument(typeof(ConnectionReference), "It takes a connection's name, or the object that Connect-AdoEntra returns.")]
    public ConnectionReference? Connection { get; set; }

    /// <summary>Gives nothing but true or false.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuietSet)]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Gives each step as a line of text, for a log or a ticket.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TextSet)]
    public SwitchParameter AsText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        ProcessServices process = ProcessServices.Current;
        AdoConnection? connection =
            Connection is null && !process.Connections.HasDefault(ConnectionReference.Owner)
                ? null
                : ConnectionReference.Resolve(Connection);
        var diagnosis = new ConnectionDiagnosis(process, process.Services, Show);
        bool passed = await diagnosis
            .RunAsync(connection, SessionState.Path.CurrentFileSystemLocation.ProviderPath, cancellationToken)
            .ConfigureAwait(false);
        if (Quiet)
            await WriteAsync(passed).ConfigureAwait(false);
    }

    private ValueTask Show(AdoDiagnosisStep step) => Quiet ? default : WriteAsync(AsText ? step.ToString() : step);
}
