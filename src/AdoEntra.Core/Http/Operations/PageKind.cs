namespace AdoEntra.Http.Operations;

/// <summary>How the service says that a list has a next page (protocol.md 3.8).</summary>
internal enum PageKind
{
    /// <summary>There is only one answer: a list without pages, an object, a file.</summary>
    None,

    /// <summary>In the header <c>x-ms-continuationtoken</c>.</summary>
    HeaderToken,

    /// <summary>In the body: <c>continuationToken</c> or <c>nextLink</c>, with <c>isLastBatch</c> or <c>hasMore</c>.</summary>
    BodyToken,

    /// <summary>Not at all: a page that is not full is the last.</summary>
    TopSkip,

    /// <summary>Nobody knows: the operation is in no table.</summary>
    Unknown,
}
