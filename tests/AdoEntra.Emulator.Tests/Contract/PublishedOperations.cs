using System.Text.Json;
using AdoEntra.Emulator.Requests;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>Every operation of the service's published contract.</summary>
internal sealed class PublishedOperations
{
    private const string MainHost = "dev.azure.com";

    private readonly ILookup<string, PublishedOperation> _byVerb;
    private readonly HashSet<string> _hosts;

    public PublishedOperations(IEnumerable<string> contracts)
    {
        PublishedOperation[] all = [.. contracts.SelectMany(text => ServiceContract.Parse(text).Operations())];
        _byVerb = all.ToLookup(operation => operation.Verb, StringComparer.OrdinalIgnoreCase);
        _hosts = all.Select(operation => operation.Host).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Those of the files that AdoEntra has the operations of; null where the folder is not at hand.</summary>
    public static PublishedOperations? AtHand => Loaded.Value;

    private static Lazy<PublishedOperations?> Loaded { get; } = new(() => ContractFolder.AtHand is { } folder
        ? new PublishedOperations(ContractFolder.FilesOf(folder).Select(File.ReadAllText))
        : null);

    /// <summary>The operations that a request of the emulator's may be; the host is the first segment, unless it is the main one.</summary>
    public IReadOnlyList<PublishedOperation> Find(string verb, string target)
    {
        var path = RequestTarget.Parse(target).Segments;
        var host = path is [var first, ..] && _hosts.TryGetValue(first, out var known) && known != MainHost ? known : MainHost;
        return
        [
            .. _byVerb[verb].Where(operation =>
                operation.Host == host && operation.Fits(host == MainHost ? path : path.AsSpan(1))),
        ];
    }
}
