using AdoEntra.Emulator.Entra.Keys;

namespace AdoEntra.Emulator.Entra.Grants;

/// <summary>Whether an assertion is in its time.</summary>
internal static class AssertionTime
{
    // [I] Clocks differ by so much at most.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static void Check(EntraRequest request, SignedJwt assertion)
    {
        var (now, begins, ends) = (request.Now, assertion.NotBefore, assertion.ExpiresOn);
        if (ends is null || ends < now - Tolerance || begins > now + Tolerance)
        {
            throw new EntraRefusalException(EntraErrors.OutsideValidTime(now, begins, ends));
        }
    }
}
