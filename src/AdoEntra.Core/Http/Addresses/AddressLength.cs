using AdoEntra.Errors;

namespace AdoEntra.Http.Addresses;

/// <summary>How long an address may be. The service's own limit is lower and nowhere written down; it says so itself (414).</summary>
internal static class AddressLength
{
    // .NET Framework takes no text of more than 65519 characters for an address.
    private const int Most = 65_000;

    /// <param name="length">How long it is.</param>
    /// <param name="what">What it is the address of.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is longer.</exception>
    public static void Ensure(int length, string what)
    {
        if (length <= Most) return;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The address of {what} is too long: it has {length} characters, and the limit is {Most}.",
            "Split the request, or use an operation that takes the same in its body.")
        { Target = what };
    }
}
