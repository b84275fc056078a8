using AdoEntra.Connections;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra.Core.Tests.Support;

/// <summary>A connection, and a sink that keeps what lists give out and report.</summary>
internal sealed class ResourceScene : IDisposable
{
    public TestProcess Process { get; } = new();

    /// <summary>What was given out.</summary>
    public List<object?> Items { get; } = [];

    /// <summary>What was reported of single requests.</summary>
    public List<AdoServiceException> Failures { get; } = [];

    /// <summary>The items as texts: a repository by its id, which tells it from others of its name.</summary>
    public IReadOnlyList<string> Texts =>
        [.. Items.Select(static item => item is AdoRepository repository ? repository.Id! : item!.ToString()!)];

    /// <summary>What the reports are about.</summary>
    public IReadOnlyList<string> Reported => [.. Failures.Select(static failure => failure.Target!)];

    /// <summary>The requests behind the organization's name, with their queries.</summary>
    public IReadOnlyList<string> Requests =>
        [
            .. Process.Server.Requests
                .Where(static request => request.Uri.AbsoluteUri.StartsWith(TestProcess.Organization, StringComparison.Ordinal))
                .Select(static request => Uri.UnescapeDataString(request.Uri.PathAndQuery.Substring("/contoso/".Length)))
                .Select(static text => text.Replace("&api-version=7.1", string.Empty).Replace("?api-version=7.1", string.Empty)),
        ];

    /// <summary>Names with a star at the beginning or the end, divided by spaces.</summary>
    public static NameFilter Names(string names) => new(names.Split([' '], StringSplitOptions.RemoveEmptyEntries), new Stars());

    /// <summary>What the user is told.</summary>
    public RequestTrace Trace { get; } = new();

    /// <summary>Every request: its method, its path behind the organization, and the names that its query has.</summary>
    public IReadOnlyList<string> Calls =>
        [
            .. Process.Server.Requests.Select(static request =>
                $"{request.Method} {Uri.UnescapeDataString(request.Uri.AbsolutePath.Substring("/contoso/".Length))}"),
        ];

    /// <summary>The client of a command that tells the user things, and waits for as long as it may.</summary>
    public async Task<ResourceClient> CommandAsync(TimeSpan limit, string? project = null) =>
        new(
            Process.Product.Client,
            (await ClientAsync(project)).Connection,
            new RequestContext(Trace, limit)
        );

    public async Task<ResourceClient> ClientAsync(string? project = null)
    {
        AdoConnection connection = await Process.ConnectAsync(
            new ConnectRequest(Process.SignIn)
            {
                Organization = "contoso",
                Project = project,
                SkipVerification = true,
            }
        );
        return new ResourceClient(Process.Product.Client, connection, Trace.Within(RequestContext.DefaultLimit.TotalSeconds));
    }

    public async Task<ItemList<T>> ListAsync<T>(int first = 100, int skip = 0, string? project = null, int limit = 1) =>
        new(await ClientAsync(project), new ItemWindow<T>(new Sink<T>(this), (ulong)first, (ulong)skip), limit);

    public void Dispose() => Process.Dispose();

    private sealed class Sink<T>(ResourceScene scene) : IItemSink<T>
    {
        public bool IsSatisfied => false;

        public ValueTask WriteAsync(IReadOnlyList<T> items)
        {
            scene.Items.AddRange(items.Cast<object?>());
            return default;
        }

        public ValueTask ReportAsync(AdoServiceException failure)
        {
            scene.Failures.Add(failure);
            return default;
        }
    }

    private sealed class Stars : IWildcardSyntax
    {
        public bool HasWildcards(string name) => name.Contains('*') || name.Contains('[');

        public bool IsLikeName(string name) => name.Contains('[');

        public string Unescape(string name) => name;

        public Func<string, bool> Compile(string name)
        {
            string text = name.Replace("[", string.Empty).Replace("]", string.Empty);
            string part = text.Trim('*');
            return candidate =>
                text.EndsWith("*", StringComparison.Ordinal) ? candidate.StartsWith(part, StringComparison.OrdinalIgnoreCase)
                : text.StartsWith("*", StringComparison.Ordinal) ? candidate.EndsWith(part, StringComparison.OrdinalIgnoreCase)
                : candidate.Equals(text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
