using System.Text;
using AdoEntra.Connections;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;
using AdoEntra.Resources;

namespace AdoEntra.Long.Large;

/// <summary>
/// A program that has Core and nothing around it: prints the ids of the repositories of all projects, several projects at once, in order.
/// </summary>
internal static class CoreReader
{
    public const string Verb = "read-with-core";

    private const int AtOnce = 8;

    public static async Task<int> RunAsync(CancellationToken stop)
    {
        ProcessServices process = ProcessServices.Current;
        var signIn = new ManagedIdentitySignIn(ManagedIdentityReference.Create(null, null, null));
        AdoConnection connection = await process.Connector.ConnectAsync(
            new ConnectRequest(signIn) { Organization = "MyOrg", Limit = TimeSpan.FromMinutes(10) }, new NoReport(), stop);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 64 * 1024);
        var fetches = new Prefetcher<AdoRepository>(AtOnce, new Printer(output));
        IAsyncEnumerable<IReadOnlyList<AdoProject>> projects = process.Client.ReadListAsync(connection.Session, AdoProject.List(), stop);
        await foreach (IReadOnlyList<AdoProject> batch in projects)
        {
            foreach (AdoProject project in batch) await fetches.AddAsync((to, end) => ReadAsync(project, to, end), stop);
        }

        await fetches.CompleteAsync(stop);
        return 0;

        Task ReadAsync(AdoProject project, IItemSink<AdoRepository> to, CancellationToken end) =>
            AdoRepository.Listing.Read(NameFilter.Of(project.Id!), NameFilter.Everything, NameFilter.Everything)(
                new ItemList<AdoRepository>(new ResourceClient(process.Client, connection, RequestContext.Silent), to),
                end
            );
    }

    private sealed class Printer(StreamWriter output) : IItemSink<AdoRepository>
    {
        public bool IsSatisfied => false;

        public async ValueTask WriteAsync(IReadOnlyList<AdoRepository> items)
        {
            foreach (AdoRepository item in items) await output.WriteLineAsync(item.Id);
        }

        public ValueTask ReportAsync(AdoServiceException failure) => throw failure;
    }

    private sealed class NoReport : ISignInProgress
    {
        public bool IsInteractive => true;

        public void Verbose(string text)
        {
        }

        public void Warning(string text)
        {
        }

        public void Prompt(string text)
        {
        }
    }
}
