namespace AdoEntra.Http.Operations;

/// <summary>How the service says that a list has a next page (protocol.md 3.8).</summary>
internal enum PageKind
{
    /// <summary>As far as is known there is only one response: a list without pages, an object, a file. A token that it has all the same is followed.</summary>
    None,

    /// <summary>Only the first page is wanted, whatever it says of others.</summary>
    First,

    /// <summary>In the header <c>x-ms-continuationtoken</c>.</summary>
    HeaderToken,

    /// <summary>In the body: <c>continuationToken</c> or <c>nextLink</c>, with <c>isLastBatch</c> or <c>hasMore</c>.</summary>
    BodyToken,

    /// <summary>Not at all: an empty page is the end.</summary>
    TopSkip,

    /// <summary>Nobody knows: the operation is in no table.</summary>
    Unknown,
}
