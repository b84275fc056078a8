using System.ComponentModel;
using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.AzureDevOps.Git;
using AdoEntra.Emulator.AzureDevOps.Git.References;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.GitProtocol;

/// <summary>
/// <c>/{organization}/{project}/_git/{repository}</c>: git's own protocol over HTTP (smart, versions 0 to 2), answered by git's
/// <c>http-backend</c> from the same repositories that the other routes show; without a service, the page for a browser.
/// </summary>
internal static class GitRoute
{
    private const string Upload = "git-upload-pack";
    private const string Receive = "git-receive-pack";

    /// <summary>
    /// What an address below an organization means to git; null for nothing. [C] The project may be left out where the repository has its
    /// name, and older addresses have <c>DefaultCollection</c> before it, and <c>_full</c> or <c>_optimized</c> behind <c>_git</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, string>? Find(ReadOnlySpan<string> path)
    {
        if (path is [var collection, ..] && Is(collection, "DefaultCollection"))
        {
            path = path[1..];
        }

        var at = path.IndexOf("_git", StringComparer.OrdinalIgnoreCase);
        if (at is not (0 or 1) || path.Length < at + 2)
        {
            return null;
        }

        var rest = path[(at + 1)..];
        if (rest is [var form, _, ..] && (Is(form, "_full") || Is(form, "_optimized")))
        {
            rest = rest[1..];
        }

        var service = string.Join('/', rest[1..]!);
        return service is "" or "info/refs" or Upload or Receive
            ? new Dictionary<string, string>
            {
                ["project"] = at == 1 ? path[0] : rest[0],
                ["repository"] = rest[0],
                ["service"] = service,
            }
            : null;
    }

    /// <summary>Whether git asks, and not a browser.</summary>
    public static bool IsGit(Exchange exchange) =>
        exchange.Match.Route == EmulatedRoute.Git && exchange.Match.Values!["service"].Length > 0;

    /// <summary>
    /// [C] Without a credential that is taken, git gets 401, and asks its helpers or its person; nothing is redirected.
    /// </summary>
    public static Task RefuseAsync(Exchange exchange)
    {
        ServiceHeaders.Challenge(exchange);
        return Answer.EmptyAsync(exchange, StatusCodes.Status401Unauthorized);
    }

    public static async Task AnswerAsync(Exchange exchange, EmulatedIdentity caller)
    {
        var call = new ResourceCall(exchange, caller);
        RepositoryHome home;
        try
        {
            home = RepositoryHome.FindReadable(call, call.RequiredProject, call.Required("repository"));
        }
        catch (ServiceRefusalException refusal)
        {
            // [C] git shows a text to its person.
            await refusal.Error.AnswerAsync(exchange, ErrorShape.Text);
            return;
        }

        var (method, service) = (exchange.Http.Request.Method, call.Required("service"));
        if (service.Length == 0)
        {
            await Answer.WriteAsync(
                exchange, StatusCodes.Status200OK, "<html><head><title>Files - Repos</title></head></html>", Answer.Html);
            return;
        }

        if (method != (service == "info/refs" ? HttpMethods.Get : HttpMethods.Post))
        {
            await ServiceErrors.MethodNotAllowed(method).AnswerAsync(exchange, ErrorShape.Text);
            return;
        }

        if (service == "info/refs" && exchange.Http.Request.Query["service"].ToString() is not (Upload or Receive))
        {
            // [I] The protocol without a server's help is not spoken.
            await Answer.WriteAsync(
                exchange, StatusCodes.Status403Forbidden, "This version of git is not supported: it does not speak the smart protocol.",
                Answer.Text);
            return;
        }

        var repository = exchange.Services.Git.Find(home.Repository.Id);
        await repository.Gate.WaitAsync(exchange.Aborted);
        try
        {
            await (service == Receive ? ReceiveAsync(call, home, repository) : ServeAsync(call, home, repository, service));
        }
        catch (Win32Exception)
        {
            await Answer.WriteAsync(
                exchange, StatusCodes.Status501NotImplemented,
                "The emulator serves repositories by git's own http-backend, and there is no git where it runs.", Answer.Text);
        }
        finally
        {
            repository.Gate.Release();
        }
    }

    private static async Task ServeAsync(ResourceCall call, RepositoryHome home, BareRepository repository, string service)
    {
        repository.Export(home, call.Caller);
        using var git = repository.StartBackend(call.Exchange, service);
        await git.AnswerAsync();
    }

    private static async Task ReceiveAsync(ResourceCall call, RepositoryHome home, BareRepository repository)
    {
        var (exchange, before) = (call.Exchange, repository.Export(home, call.Caller));
        using var git = repository.StartBackend(exchange, Receive);
        using var held = new MemoryStream();
        var status = await git.ReadAsync(held);
        var moves = await repository.ImportAsync(home.Content, before, exchange.Aborted);
        var made = home.Content.Keep(call.Caller, exchange.Services.Options.TimeProvider.GetUtcNow().UtcDateTime, moves);
        if (made.FirstOrDefault(move => move.Name.StartsWith("refs/heads/", StringComparison.Ordinal)) is { } first)
        {
            home.BecomeDefault(exchange.Services, first.Name);
        }

        // Only now, so that a client that got the result of its push sees it.
        var late = moves.Except(made).Select(move => move.Name).ToHashSet();
        var report = PushReport.WithReasons(
            held.ToArray(),
            reference => late.Contains(reference)
                ? GitErrors.ReferenceMoved(reference).Message
                : BranchGuard.Check(call.Caller, home, reference)?.Message,
            late);
        await Answer.WriteAsync(exchange, status, report, git.ContentType);
    }

    private static bool Is(string segment, string word) => string.Equals(segment, word, StringComparison.OrdinalIgnoreCase);
}
