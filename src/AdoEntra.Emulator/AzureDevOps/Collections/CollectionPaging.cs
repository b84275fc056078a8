namespace AdoEntra.Emulator.AzureDevOps.Collections;

/// <summary>How a list comes in pages.</summary>
internal enum CollectionPaging
{
    /// <summary>In one piece.</summary>
    None,

    /// <summary>By <c>$top</c> and <c>$skip</c>.</summary>
    Skip,

    /// <summary>By <c>$top</c> and <c>continuationToken</c>; the next token is in a header.</summary>
    Token,
}
