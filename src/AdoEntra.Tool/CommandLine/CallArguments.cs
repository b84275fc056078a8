using System.CommandLine;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Writing;
using AdoEntra.Rest;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.CommandLine;

/// <summary>The parameters of <c>Invoke-AdoRestMethod</c> as options.</summary>
internal sealed class CallArguments
{
    /// <summary>The option that takes any text.</summary>
    public const string BodyOption = "--body";

    /// <summary>The form of the options that take a name and a value.</summary>
    public const string Pair = "name=value";

    private readonly Argument<string?> _address = new("address")
    {
        Description = "A path below the organization, which may begin with a project, or a full address of Azure DevOps.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _area = Text("--area", "name", "The area of a resource, as the organization lists it: git.");
    private readonly Option<string?> _resource = Text("--resource", "name", "The resource in that area: repositories.");
    private readonly Option<string[]> _route = Pairs("--route-values", "A value in the route of the resource; may be repeated.");
    private readonly Option<string?> _service = Text(
        "--service",
        "name",
        $"Which service has it: {string.Join(", ", ServiceHost.All.Select(static host => host.Name))}. Default: the one that has the path."
    );
    private readonly Option<string> _method = new("--method")
    {
        HelpName = "verb",
        Description = "The HTTP method. Default: GET.",
        DefaultValueFactory = static _ => "GET",
    };
    private readonly Option<string[]> _query = Pairs("--query", "A parameter of the query, not escaped; may be repeated.");
    private readonly Option<string?> _body = Text(BodyOption, "text", "The body, sent as it is; - to read it from stdin.");
    private readonly Option<string?> _inFile = Text("--in-file", "path", "A file that is sent as the body.");
    private readonly Option<string?> _contentType = Text(
        "--content-type",
        "type",
        "The media type of the body. Default: what the operation takes."
    );
    private readonly Option<string[]> _headers = Pairs("--headers", "A further header; may be repeated.");
    private readonly Option<string?> _apiVersion = Text(
        "--api-version",
        "version",
        "The version of the API. Default: 7.1, or its preview where there is nothing else."
    );
    private static readonly string[] s_verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    private readonly Option<bool> _noPaging = SignInArguments.Flag("--no-paging", "Stop after the first page.");

    public CallArguments(Command command)
    {
        _method.CompletionSources.Add(s_verbs);
        _method.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && !s_verbs.Contains(result.Tokens[0].Value, StringComparer.OrdinalIgnoreCase))
                result.AddError($"--method takes one of {string.Join(", ", s_verbs)}.");
        });
        command.Add(_address);
        foreach (
            Option option in (Option[])
                [_method, _area, _resource, _route, _service, _query, _body, _inFile, _contentType, _headers, _apiVersion, _noPaging]
        )
            command.Add(option);
        Checks.Together(
            command,
            result =>
            {
                bool byName = result.GetValue(_area) is not null || result.GetValue(_resource) is not null;
                if (byName == result.GetValue(_address) is not null)
                    result.AddError("Pass an address, or --area and --resource.");
                if (byName && (result.GetValue(_area) is null || result.GetValue(_resource) is null))
                    result.AddError("--area and --resource must be used together.");
                if (result.GetValue(_body) is not null && result.GetValue(_inFile) is not null)
                    result.AddError("--body and --in-file cannot be used together.");
                string verb = result.GetValue(_method)?.ToUpperInvariant() ?? "GET";
                bool isReading = verb is "GET" or "HEAD" or "OPTIONS";
                if (isReading && (result.GetValue(_body) ?? result.GetValue(_inFile)) is not null)
                    result.AddError($"A {verb} request has no body; use --query for parameters, or another --method.");
            }
        );
    }

    /// <summary>The call.</summary>
    /// <exception cref="AdoEntraException"><c>InvalidRequest</c>.</exception>
    public RestCall Read(ParseResult parsed, ToolConsole console, bool isDownload) =>
        new()
        {
            Address = parsed.GetValue(_address),
            Area = parsed.GetValue(_area),
            Resource = parsed.GetValue(_resource),
            RouteValues = RouteValues(parsed),
            Service = parsed.GetValue(_service) is { } name
                ? ServiceHost.TryFind(name)
                    ?? throw Wrong($"The service '{name}' does not exist.", "Run 'adoentra rest --help' for the names.")
                : null,
            Verb = parsed.GetValue(_method)!.ToUpperInvariant(),
            Query = Split(parsed.GetValue(_query), "--query"),
            Headers = Split(parsed.GetValue(_headers), "--headers"),
            Body = Body(parsed.GetValue(_body), parsed.GetValue(_inFile), console),
            ContentType = parsed.GetValue(_contentType),
            DefaultContentType = parsed.GetValue(_inFile) is null ? BodyMedia.Json : RequestBody.Octets,
            ApiVersion = parsed.GetValue(_apiVersion),
            NoPaging = parsed.GetValue(_noPaging),
            IsDownload = isDownload,
        };

    private static BodyFactory? Body(string? text, string? file, ToolConsole console)
    {
        if (file is not null)
        {
            string path = Path.GetFullPath(file);
            if (!File.Exists(path)) throw Wrong($"The file '{path}' does not exist.", "Check its name.");
            return type => FileBody.Of(path, new BodyMedia(type));
        }

        if (text is null) return null;
        if (text == "-" && console.ReadBytes() is { } bytes) return type => new BytesBody(JsonBytes.Of(bytes, new BodyMedia(type)), type);
        string body = text == "-" ? console.In.ReadToEnd() : text;
        return type => new BytesBody(new BodyMedia(type).Encode(body), type);
    }

    private Dictionary<string, string> RouteValues(ParseResult parsed)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> pair in Split(parsed.GetValue(_route), "--route-values"))
        {
            if (!values.TryAdd(pair.Key, pair.Value))
                throw Wrong(
                    $"The name '{pair.Key}' is used more than once in --route-values.",
                    "Pass one value, or make one call for each: a part of a path is a single value."
                );
        }

        return values;
    }

    private static List<KeyValuePair<string, string>> Split(string[]? pairs, string option) =>
        [
            .. (pairs ?? []).Select(pair =>
            {
                int sign = pair.IndexOf('=', StringComparison.Ordinal);
                return sign > 0
                    ? KeyValuePair.Create(pair[..sign], pair[(sign + 1)..])
                    : throw Wrong($"The value '{pair}' of {option} is not a name and a value.", "Pass it as name=value.");
            }),
        ];

    private static AdoConnectionException Wrong(string what, string advice) => new(ErrorIds.InvalidRequest, what, advice);

    private static Option<string?> Text(string name, string what, string description) =>
        new(name) { HelpName = what, Description = description };

    private static Option<string[]> Pairs(string name, string description) => new(name) { HelpName = Pair, Description = description };
}
