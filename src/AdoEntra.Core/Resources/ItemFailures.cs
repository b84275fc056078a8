using AdoEntra.Errors;

namespace AdoEntra.Resources;

/// <summary>Tells what concerns one item from what ends a command.</summary>
internal static class ItemFailures
{
    /// <summary>Whether the next item may succeed: the next project may be there; after a refused token nothing is.</summary>
    public static bool IsAboutOne(AdoEntraException exception) =>
        exception.ErrorId
            is ErrorIds.NotFound
                or ErrorIds.NotPermitted
                or ErrorIds.InvalidRequest
                or ErrorIds.Conflict
                or ErrorIds.ServiceConnectionUnavailable;
}
