using System.Collections;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Diagnosis;
using AdoEntra.Diagnosis.Explaining;
using AdoEntra.Errors;
using AdoEntra.Internal;

namespace AdoEntra.Commands;

/// <summary>Says what an error of git, az, dotnet, npm and others, or of a command of this module, means and what to do about it.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "AdoError", DefaultParameterSetName = InputSet)]
[OutputType(typeof(AdoExplanation))]
public sealed class ResolveAdoErrorCommand : ServiceCmdlet
{
    private const string InputSet = "Input";
    private const string FileSet = "File";

    private readonly ProgramOutput _lines = new();
    private bool _hasLines;
    private bool _isExplained;
    private object? _owner;

    /// <summary>
    /// What a program wrote, line by line, or an error of this session. Default: the newest error of <c>$Error</c>.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    public object? InputObject { get; set; }

    /// <summary>A file with what a program wrote, of which the end is read.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    public string? Path { get; set; }

    // The output of a program may contain a token. It is hidden before anything looks at the text.
    private protected override bool ChecksTexts => false;

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        GivenTexts.Ensure(
            MyInvocation.BoundParameters.Where(static given => given.Key != nameof(InputObject))
                .ToDictionary(static given => given.Key, static given => given.Value)
        );
        _owner = ConnectionReference.Owner;
        if (Connection is not null) _ = ActiveConnection;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        IEnumerable inputs = LanguagePrimitives.GetEnumerable(InputObject) ?? new[] { InputObject };
        foreach (object? input in inputs)
        {
            if (input is null) continue;
            object value = Bare(input);
            if (ExplanationOf(value) is { } explanation)
            {
                await ExplainAsync(explanation, cancellationToken).ConfigureAwait(false);
                continue;
            }

            _hasLines = true;
            _lines.Add($"{value}");
        }
    }

    /// <inheritdoc/>
    protected override Task EndAsync(CancellationToken cancellationToken)
    {
        if (_isExplained && !_hasLines) return Task.CompletedTask;
        AdoExplanation explanation = Path is not null ? Explainer.Explain(ProgramOutput.ReadFile(RestArguments.Path(this, Path)))
            : _hasLines ? Explainer.Explain(_lines.ToString())
            : MyInvocation.ExpectingInput ? Explainer.Explain(string.Empty)
            : Newest();
        return ExplainAsync(explanation, cancellationToken);
    }

    // What stands for itself; of a program each line is a part of the whole.
    private static AdoExplanation? ExplanationOf(object value) => value switch
    {
        ErrorRecord record when !ErrorExplanation.IsNativeLine(record) => ErrorExplanation.Of(record),
        Exception exception => ErrorExplanation.Of(exception),
        FileInfo file => Explainer.Explain(ProgramOutput.ReadFile(file.FullName)),
        _ => null,
    };

    // The lines that a program has written to stderr are errors of their own on Windows PowerShell.
    private AdoExplanation Newest()
    {
        object[] errors = [.. ((IList?)GetVariableValue("Error") ?? Array.Empty<object>()).Cast<object>().Select(Bare)];
        if (errors.Length == 0)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                "There is no error to explain: $Error is empty.",
                "Pipe the output of a program to this command, for example: git clone ... 2>&1 | Resolve-AdoError"
            );
        }

        if (ExplanationOf(errors[0]) is { } newest) return newest;
        foreach (object line in errors.TakeWhile(static error => ExplanationOf(error) is null).Reverse()) _lines.Add($"{line}");
        return Explainer.Explain(_lines.ToString());
    }

    private static object Bare(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private async Task ExplainAsync(AdoExplanation explanation, CancellationToken cancellationToken)
    {
        _isExplained = true;
        bool isConnected = Connection is not null || Services.Connections.HasDefault(_owner!);
        if (isConnected && explanation.ServiceConnection is not null)
            explanation = await ServiceConnectionState.RefineAsync(explanation, Client, cancellationToken).ConfigureAwait(false);
        await WriteAsync(explanation).ConfigureAwait(false);
    }
}
