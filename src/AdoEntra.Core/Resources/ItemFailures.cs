using AdoEntra.Errors;

namespace AdoEntra.Resources;

/// <summary>Tells what concerns one item from what ends a command.</summary>
internal static class ItemFailures
{
    /// <summary>Whether the next item may succeed: the next project may be there; after a refused token nothing is.</summary>
    public static bool IsAboutOne(AdoEntraException exception) =>
        exception.ErrorId is ErrorIds.NotFound or ErrorIds.NotPermitted or ErrorIds.InvalidRequest or ErrorIds.Conflict
            or ErrorIds.RunFailed
        // What a run uses; of a sign-in it is the connection itself.
        || exception is AdoServiceException { ErrorId: ErrorIds.ServiceConnectionUnavailable };
}
