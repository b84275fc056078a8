using System.Runtime.CompilerServices;
using AdoEntra.Http;
using AdoEntra.Requests;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;
using AdoEntra.Requests.Throttling;
using AdoEntra.Rest;

namespace AdoEntra.Resources;

/// <summary>Reads and changes resources as one connection. What it reads knows where it comes from.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="connection">As whom and where to.</param>
/// <param name="context">Who is notified, and how long a request may take.</param>
internal sealed class ResourceClient(ServiceClient client, AdoConnection connection, RequestContext context)
{
    /// <summary>As whom and where to.</summary>
    public AdoConnection Connection => connection;

    /// <summary>The time that something may be waited for which only the service can bring about, from now on.</summary>
    public Patience Patience() => new(client.Clock, context);

    /// <summary>The time that something long may be waited for whose progress the user sees.</summary>
    /// <param name="limit">How long it may take; null for as long as it does.</param>
    /// <param name="longest">How long one wait is at most.</param>
    public Patience Patience(TimeSpan? limit, TimeSpan longest) =>
        new(client.Clock, context) { Limit = limit ?? TimeSpan.MaxValue, Longest = longest, IsShown = false };

    /// <summary>Tells the user what would not be noticed otherwise.</summary>
    public void Warn(string text) => context.Progress.Warning(text);

    /// <summary>The items of a list, as they arrive.</summary>
    /// <exception cref="AdoEntraException">The service refused, or gave no list.</exception>
    public async IAsyncEnumerable<IReadOnlyList<T>> ReadListAsync<T>(
        ServiceRequest<T> request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var batches = client.ReadListAsync(connection.Session, request, context, cancellationToken);
        await foreach (IReadOnlyList<T> batch in batches.ConfigureAwait(false))
        {
            foreach (T item in batch) (item as AdoResource)?.ReadBy(connection, request.Scope);
            yield return batch;
        }
    }

    /// <summary>One object; of a change, what the service made of it.</summary>
    /// <exception cref="AdoEntraException">The service refused, or gave no object.</exception>
    public async Task<T> ReadOneAsync<T>(ServiceRequest<T> request, CancellationToken cancellationToken)
    {
        T item = await client.ReadOneAsync(connection.Session, request, context, cancellationToken).ConfigureAwait(false);
        (item as AdoResource)?.ReadBy(connection, request.Scope);
        return item;
    }

    /// <summary>The body of a response as it came: a file.</summary>
    /// <exception cref="AdoEntraException">The service refused, or the body is too large for the memory.</exception>
    public async Task<RawContent> ReadRawAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        RetryState attempts = client.Begin(connection.Session, request, context);
        HttpResponseMessage response = await client
            .SendAsync(connection.Session, request, attempts, cancellationToken)
            .ConfigureAwait(false);
        return await client
            .ReadOtherAsync(connection.Session, request, response, attempts, responseReceived: null, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The beginning of a response as it came; no more of it is read.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="most">How many bytes are read at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException">The service refused, or the body broke off.</exception>
    public async Task<byte[]> ReadBeginningAsync(ServiceRequest request, int most, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await client
            .SendAsync(connection.Session, request, context, cancellationToken)
            .ConfigureAwait(false);
        using Stream body = await response.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
        using var reader = new ResponseBodyReader(body, request.What, context.Limit, cancellationToken);
        byte[] bytes = new byte[most];
        int length = 0;
        int read;
        while (length < most && (read = await reader.ReadAsync(bytes, length, most - length).ConfigureAwait(false)) > 0) length += read;
        Array.Resize(ref bytes, length);
        return bytes;
    }

    /// <summary>Sends a request; its response, the headers read and the body not yet, is the caller's to read and to dispose.</summary>
    /// <exception cref="AdoEntraException">The service refused.</exception>
    public Task<HttpResponseMessage> OpenAsync(ServiceRequest request, CancellationToken cancellationToken) =>
        client.SendAsync(connection.Session, request, context, cancellationToken);

    /// <summary>Saves the body of a response to a file, and goes on with what broke off.</summary>
    /// <inheritdoc cref="FileDownload.SaveAsync"/>
    public Task SaveAsync(ServiceRequest request, string path, bool force, CancellationToken cancellationToken) =>
        new FileDownload(client, connection.Session, context).SaveAsync(request, path, force, responseReceived: null, cancellationToken);

    /// <summary>Sends a request of whose response no more is wanted than that it succeeded.</summary>
    /// <exception cref="AdoEntraException">The service refused.</exception>
    public async Task SendAsync(ServiceRequest request, CancellationToken cancellationToken) =>
        (await client.SendAsync(connection.Session, request, context, cancellationToken).ConfigureAwait(false)).Dispose();
}
