using System.CommandLine;
using AdoEntra.Connections;
using AdoEntra.Diagnosis;
using AdoEntra.Errors;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra doctor</c>: where the way from signing in to reading a repository breaks, and who has to do what.</summary>
internal sealed class DoctorCommand : Command
{
    private static readonly string[] s_forms = ["lines", "table", "json", "report"];

    private readonly ToolHost _host;
    private readonly SignInArguments _signIn;
    private readonly Option<bool> _json = SignInArguments.Flag("--json", "The same as --output json.");
    private readonly Option<string> _output = Checks.Form(
        s_forms,
        "lines: each step as it is done, with the remedy below it; table: aligned columns; json: an array; report: a text for a "
            + "ticket, with versions and activity ids, without tokens and secrets."
    );

    public DoctorCommand(ToolHost host)
        : base("doctor", "Walk the whole way from signing in to reading a repository, and say where it breaks and who has to do what.")
    {
        _host = host;
        _signIn = new SignInArguments(this, host, hasOwnProject: false);
        Add(_output);
        Add(_json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        _host.Messages.IsVerbose = _signIn.IsVerbose(parsed);
        StepView view = StepView.Create(parsed.GetValue(_json) ? "json" : parsed.GetValue(_output)!, _host);
        List<AdoDiagnosisStep> steps = [];
        var diagnosis = new ConnectionDiagnosis(
            _host.Process,
            Question(parsed),
            step =>
            {
                steps.Add(step);
                view.Write(step);
                return default;
            }
        );
        bool passed = await diagnosis.RunAsync(cancellationToken);
        view.Complete(steps);
        return passed ? ExitCodes.Ok : ExitCode(steps);
    }

    private DiagnosisQuestion Question(ParseResult parsed)
    {
        ConnectRequest request = _signIn.ReadPlace(parsed);
        var question = new DiagnosisQuestion { Progress = _host.Messages };
        try
        {
            return question with { Request = _signIn.Read(parsed) };
        }
        catch (AdoEntraException failure) when (failure.ErrorId != ErrorIds.InvalidRequest)
        {
            // A file, a certificate, a variable: that is where the way breaks.
            return question with { Request = request, Refused = failure };
        }
    }

    // Of what broke; without that, of what keeps the identity from working.
    private static int ExitCode(List<AdoDiagnosisStep> steps)
    {
        AdoDiagnosisStep? cause =
            steps.Find(static step => step.Status == nameof(AdoDiagnosisStatus.Failed))
            ?? steps.Find(static step =>
                step.Step is DiagnosisSteps.AccessLevel or DiagnosisSteps.Project or DiagnosisSteps.Repositories
                && step.Status == nameof(AdoDiagnosisStatus.Warning)
            );
        bool isSignIn = cause is { Step: DiagnosisSteps.Credential or DiagnosisSteps.SignInHost or DiagnosisSteps.Token };
        return isSignIn && cause!.Cause is ErrorIds.TimedOut or ErrorIds.UnexpectedResponse
            ? ExitCodes.SignInFailed
            : ExitCodes.ByErrorId.GetValueOrDefault(cause?.Cause ?? string.Empty, ExitCodes.Failed);
    }
}
