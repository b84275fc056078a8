using System.Collections;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Internal;
using AdoEntra.Json.Reading;
using AdoEntra.Json.Writing;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Rest;

namespace AdoEntra.Commands;

/// <summary>
/// Any call of the Azure DevOps REST API, with the connection's token, with throttling and retries, through all pages.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "AdoRestMethod", DefaultParameterSetName = UriSet, SupportsShouldProcess = true, SupportsPaging = true)]
[OutputType(typeof(PSObject), typeof(string), typeof(byte[]))]
public sealed class InvokeAdoRestMethodCommand : StreamCmdlet<object?>
{
    private const string UriSet = "Uri";
    private const string ResourceSet = "Resource";

    // Knows the names of the fields of all responses: they repeat with every item.
    private static readonly JsonValueReader s_values = new(new RestObject());

    /// <summary>
    /// What is called: a path below the organization, which may begin with a project, or a whole address of Azure DevOps.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = UriSet)]
    [Alias("Url")]
    [AddressArgument]
    public string? Uri { get; set; }

    /// <summary>The area of a resource, as the organization lists it: <c>git</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ResourceSet)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string? Area { get; set; }

    /// <summary>The resource in that area: <c>repositories</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ResourceSet)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string? Resource { get; set; }

    /// <summary>What goes into the route of the resource, by the names in it: <c>@{ project = 'SecretSauce' }</c>.</summary>
    [Parameter(ParameterSetName = ResourceSet)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    [ValueArgument(typeof(IDictionary), "It takes a hashtable: @{ name = 'value' }.")]
    public IDictionary? RouteValues { get; set; }

    /// <summary>Which service has it, by its name or by the beginning of its host. Default: the one that has the path.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceNameCompleter))]
    public string? Service { get; set; }

    /// <summary>The verb.</summary>
    [Parameter]
    [NotSecret]
    [ValidateSet("Get", "Post", "Put", "Patch", "Delete", "Head", "Options")]
    public string Method { get; set; } = "Get";

    /// <summary>Parameters of the query, not escaped.</summary>
    [Parameter]
    [ValueArgument(typeof(IDictionary), "It takes a hashtable: @{ name = 'value' }.")]
    public IDictionary? Query { get; set; }

    /// <summary>The body: a text is sent as it is, anything else as JSON; null is no body.</summary>
    [Parameter]
    [AllowNull]
    public object? Body { get; set; }

    /// <summary>A file that is sent as the body.</summary>
    [Parameter]
    public string? InFile { get; set; }

    /// <summary>A file that the response is saved to.</summary>
    [Parameter]
    public string? OutFile { get; set; }

    /// <summary>Replaces the file of -OutFile where there is one.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The media type of the body. Default: what the operation takes.</summary>
    [Parameter]
    public string? ContentType { get; set; }

    /// <summary>Further headers.</summary>
    [Parameter]
    [ValueArgument(typeof(IDictionary), "It takes a hashtable: @{ name = 'value' }.")]
    public IDictionary? Headers { get; set; }

    /// <summary>The version of the API. Default: 7.1, or its preview where there is nothing else.</summary>
    [Parameter]
    public string? ApiVersion { get; set; }

    /// <summary>Stops after the first page.</summary>
    [Parameter]
    public SwitchParameter NoPaging { get; set; }

    /// <summary>Gives the body as it came.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>The name of a variable that gets the headers of the last response.</summary>
    [Parameter]
    [Alias("RHV")]
    public string? ResponseHeadersVariable { get; set; }

    /// <summary>The name of a variable that gets the status of the last response.</summary>
    [Parameter]
    public string? StatusCodeVariable { get; set; }

    // What changes something, or fills a file, is done one at a time: the next one is confirmed when this one is over.
    private protected override bool OneAtATime => !IsReading || OutFile is not null;

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        Ensure(
            !MyInvocation.BoundParameters.ContainsKey(nameof(Body)) || InFile is null,
            "-Body and -InFile cannot be used together: both specify the body.",
            "Use one of them."
        );
        Ensure(!Raw || OutFile is null, "-Raw and -OutFile cannot be used together: both specify the output.", "Use one of them.");
        Ensure(!Force || OutFile is not null, "-Force requires -OutFile.", "Remove -Force, or pass -OutFile.");
        Ensure(
            !IsReading || (Body is null && InFile is null),
            $"A {Method} request has no body.",
            "Use -Query for parameters, or another -Method."
        );
        return base.BeginAsync(cancellationToken);
    }

    private protected override Func<IItemSink<object?>, CancellationToken, Task> Work()
    {
        RestCall call = Call();
        AdoConnection connection = ActiveConnection;
        return (sink, stop) => ReadAsync(connection, call, sink, stop);
    }

    private bool IsReading => Method.ToUpperInvariant() is "GET" or "HEAD" or "OPTIONS";

    private RestCall Call() => new()
    {
        Address = AddressArgumentAttribute.Checked(Uri),
        Area = Area,
        Resource = Resource,
        RouteValues = RestArguments.RouteValues(RouteValues),
        Service = RestArguments.Service(Service),
        Verb = Method.ToUpperInvariant(),
        Query = RestArguments.Pairs(Query, "Query"),
        Headers = RestArguments.Pairs(Headers, "Headers"),
        Body = BodyFactory(),
        ContentType = ContentType,
        DefaultContentType = InFile is null ? BodyMedia.Json : RequestBody.Octets,
        ApiVersion = ApiVersion,
        NoPaging = NoPaging,
        IsDownload = OutFile is not null,
    };

    private BodyFactory? BodyFactory()
    {
        if (InFile is { } file) return RestArguments.File(RestArguments.Path(this, file));
        return PowerShellBodyAdapter.Bare(Body) is null ? null : RestArguments.Body(Body);
    }

    private async Task ReadAsync(AdoConnection connection, RestCall call, IItemSink<object?> sink, CancellationToken cancellationToken)
    {
        try
        {
            RestRequest request = await Services
                .Rest.ResolveAsync(connection.Session, connection.Project, call, Context, cancellationToken)
                .ConfigureAwait(false);
            if (
                !request.Request.IsReading
                && !await ShouldProcessAsync(Target(request.Request, connection), Method.ToUpperInvariant()).ConfigureAwait(false)
            )
                return;
            var reader = new RestReader(Services.Client, connection.Session, Context);
            if (OutFile is { } file)
            {
                await reader.SaveAsync(request, RestArguments.Path(this, file), Force, OnResponse, cancellationToken).ConfigureAwait(false);
            }
            else if (Raw)
            {
                RawContent content = await reader.ReadRawAsync(request, OnResponse, cancellationToken).ConfigureAwait(false);
                await sink.WriteAsync([content.Text ?? (object?)content.Bytes]).ConfigureAwait(false);
            }
            else
            {
                await foreach (
                    IReadOnlyList<object?> batch in reader
                        .ReadAsync(
                            request,
                            s_values,
                            static content => content.Text ?? (object?)content.Bytes,
                            OnResponse,
                            recognized: null,
                            cancellationToken
                        )
                        .ConfigureAwait(false)
                )
                {
                    await sink.WriteAsync(batch).ConfigureAwait(false);
                    if (sink.IsSatisfied) return;
                }
            }
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await sink.ReportAsync(exception).ConfigureAwait(false);
        }
    }

    // Without a query and a user, where secrets stand.
    private static string Target(ServiceRequest request, AdoConnection connection)
    {
        Uri uri = request.Resolve(connection.Session.Address);
        return HostRules.Place(uri) + uri.AbsolutePath;
    }

    private void OnResponse(ResponseHead head)
    {
        if (StatusCodeVariable is null && ResponseHeadersVariable is null) return;
        Post(() =>
        {
            if (StatusCodeVariable is { } status) SessionState.PSVariable.Set(status, head.Status);
            if (ResponseHeadersVariable is { } headers) SessionState.PSVariable.Set(headers, head.Headers);
        });
    }

    private static void Ensure(bool good, string what, string advice)
    {
        if (!good) throw new AdoConnectionException(ErrorIds.InvalidRequest, what, advice);
    }
}
