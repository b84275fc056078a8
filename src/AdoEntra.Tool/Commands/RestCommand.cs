using System.CommandLine;
using System.Text.Json;
using AdoEntra.Errors;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Rest;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra rest</c>: any call of the Azure DevOps REST API, through all pages.</summary>
internal sealed class RestCommand : ConnectedCommand
{
    // As it came, letter for letter.
    private static readonly PlainItemReader<string> s_text = new(Text);

    private readonly CallArguments _call;
    private readonly RequestArguments _requests;
    private readonly Option<long?> _first = ListArguments.Count(
        "--first",
        "Return at most this many items, and request only what is needed."
    );
    private readonly Option<long?> _skip = ListArguments.Count("--skip", "Skip this many items at the beginning.");
    private readonly Option<bool> _raw = SignInArguments.Flag("--raw", "Print the body as received.");
    private readonly Option<string?> _outFile = new("--out-file")
    {
        HelpName = "path",
        Description = "Save the response to this file.",
    };
    private readonly Option<bool> _force = SignInArguments.Flag("--force", "Replace the file of --out-file if it exists.");

    public RestCommand(ToolHost host)
        : base("rest", "Any call of the Azure DevOps REST API: a list as a JSON array through all its pages, anything else as it is.", host)
    {
        _call = new CallArguments(this);
        foreach (Option option in (Option[])[_first, _skip, _raw, _outFile, _force]) Add(option);
        _requests = new RequestArguments(this);
        Checks.Together(this, result =>
        {
            if (result.GetValue(_raw) && result.GetValue(_outFile) is not null)
                result.AddError("--raw and --out-file cannot be used together.");
            if (result.GetValue(_force) && result.GetValue(_outFile) is null) result.AddError("--force requires --out-file.");
        });
    }

    protected override async Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        RequestContext context = _requests.Context(parsed, Host.Messages);
        string? file = parsed.GetValue(_outFile);
        RestCall call = _call.Read(parsed, Host.Console, file is not null);
        RestRequest request = await Host.Process.Rest.ResolveAsync(
            connection.Session,
            connection.Project,
            call,
            context,
            cancellationToken
        );
        var reader = new RestReader(Host.Process.Client, connection.Session, context);
        if (file is not null)
        {
            await reader.SaveAsync(request, Path.GetFullPath(file), parsed.GetValue(_force), responseReceived: null, cancellationToken);
        }
        else if (parsed.GetValue(_raw))
        {
            Write(await reader.ReadRawAsync(request, responseReceived: null, cancellationToken));
        }
        else
        {
            await WriteAsync(
                reader,
                request,
                (ulong)(parsed.GetValue(_first) ?? long.MaxValue),
                (ulong)(parsed.GetValue(_skip) ?? 0),
                cancellationToken
            );
        }

        return ExitCodes.Ok;
    }

    private async Task WriteAsync(RestReader reader, RestRequest request, ulong first, ulong skip, CancellationToken cancellationToken)
    {
        bool isList = false;
        var output = new JsonTexts(Host.Console);
        var window = new ItemWindow<string>(output, first, skip);
        await foreach (
            IReadOnlyList<string> batch in
                reader.ReadAsync(request, s_text, Other, responseReceived: null, list => isList = list, cancellationToken)
        )
        {
            output.IsList = isList;
            await window.WriteAsync(batch);
            if (window.IsSatisfied) break;
        }

        output.IsList = isList;
        output.Complete();
    }

    private void Write(RawContent content)
    {
        if (content.Text is { } text) Host.Console.Out.Write(text);
        else throw NoText();
        Host.Console.Deliver();
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        using JsonDocument value = JsonDocument.ParseValue(ref reader);
        return value.RootElement.GetRawText();
    }

    private static string Other(RawContent content) => content.Text ?? throw NoText();

    private static AdoConnectionException NoText() =>
        new(ErrorIds.InvalidRequest, "The response is a file, not text.", "Save it with --out-file.");
}
