using System.CommandLine;
using AdoEntra.Diagnosis.Explaining;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Output;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra explain</c>: what the failure of another program means, and what to do about it.</summary>
internal sealed class ExplainCommand : Command
{
    /// <summary>The argument that takes any text.</summary>
    public const string Text = "text";

    private static readonly string[] s_forms = ["lines", "json"];

    private readonly ToolHost _host;
    private readonly Argument<string[]> _text = new(Text)
    {
        Description = "A file with the output of the program, or the output itself. Default: what is on stdin.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _json = SignInArguments.Flag("--json", "The same as --output json.");
    private readonly Option<string> _output = Checks.Form(
        s_forms, "lines: the cause, what to do, who can do it, and what to type; json: an object.");

    public ExplainCommand(ToolHost host)
        : base("explain", "Say what the failure of git, az, dotnet, npm and others means: git clone ... 2>&1 | adoentra explain.")
    {
        _host = host;
        Add(_text);
        Add(_output);
        Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        AdoExplanation explanation = Explainer.Explain(Read(parsed.GetValue(_text) ?? []));
        bool isJson = parsed.GetValue(_json) || s_forms[1].Equals(parsed.GetValue(_output), StringComparison.OrdinalIgnoreCase);
        foreach (string line in isJson ? [Json(explanation)] : Lines(explanation))
        {
            _host.Console.Out.Write(line);
            _host.Console.Out.Write('\n');
        }

        _host.Console.Deliver();
        return explanation.IsKnown ? ExitCodes.Ok : ExitCodes.NotKnown;
    }

    private string Read(string[] words)
    {
        if (words.Length == 1 && File.Exists(words[0])) return ProgramOutput.ReadFile(Path.GetFullPath(words[0]));
        if (words.Length > 0) return string.Join(' ', words);
        if (_host.Messages.IsInteractive)
            _host.Messages.Prompt("Paste the output of the program, then end it with Ctrl+D (Windows: Ctrl+Z).");
        return _host.Console.OpenBytes() is { } bytes ? ProgramOutput.Read(bytes) : ProgramOutput.Read(_host.Console.In);
    }

    private IEnumerable<string> Lines(AdoExplanation explanation)
    {
        if (!explanation.IsKnown)
        {
            yield return explanation.Explanation;
            yield break;
        }

        string code = explanation.Code is null ? string.Empty : $" ({explanation.Code})";
        string program = explanation.Program is null ? string.Empty : $"{explanation.Program}: ";
        yield return PlainText.OneLine($"{program}{explanation.Cause}{code}: {ForShell(explanation.Explanation)}");
        if (explanation.Remedy is not null) yield return PlainText.OneLine(ForShell(explanation.Remedy));
        yield return $"Who: {explanation.WhoCanFix}";
        if (explanation.ShellCommand is not null) yield return $"Type: {explanation.ShellCommand}";
    }

    private string Json(AdoExplanation explanation) =>
        JsonValue.Line(
            new Dictionary<string, object?>
            {
                ["program"] = explanation.Program,
                ["cause"] = explanation.Cause,
                ["code"] = explanation.Code,
                ["explanation"] = ForShell(explanation.Explanation),
                ["remedy"] = explanation.Remedy is null ? null : ForShell(explanation.Remedy),
                ["whoCanFix"] = explanation.WhoCanFix,
                ["command"] = explanation.ShellCommand,
            }
        );

    private string ForShell(string text) => _host.Messages.ForShell(text);
}
